/// A city with one of its postal codes: where customers live and locations stand.
struct Place: Sendable, Hashable {
  let city: String
  /// Index in `State.all`.
  let stateNumber: Int
  /// ZIP code, five digits.
  let postalCode: String
  /// Centre of the ZIP code's area, in degrees.
  let latitude: Double
  let longitude: Double
  /// Index in `Zone.all`.
  let zoneNumber: Int
  /// People the place stands for, in thousands; those of one state add up to its population.
  let weight: Double
  /// Telephone area codes in use there.
  let areaCodes: [Int]

  /// The state it lies in.
  var state: State { State.all[stateNumber] }

  /// The time zone it lies in.
  var zone: Zone { Zone.all[zoneNumber] }

  /// Places of every state, by state and then by size.
  ///
  /// Source: Census Bureau ZCTA gazetteer 2023 (coordinates), 2020 census (state populations, divided over the places by
  /// their city's population to the power of 0.6), GeoNames (cities, their populations and time zones), PyPI
  /// `zipcodes` 3.0.0 (which ZIP and area codes are a city's). A ZIP code's centre is at most 21 km from the city's.
  static let all = FactTable.records(text) { fields in
    Place(
      city: fields.text(),
      stateNumber: FactTable.number(of: fields.text(), in: State.numbers),
      postalCode: fields.text(),
      latitude: fields.number(),
      longitude: fields.number(),
      zoneNumber: FactTable.number(of: fields.text(), in: Zone.numbers),
      weight: fields.number(),
      areaCodes: fields.series().map { Int($0) }
    )
  }

  /// The largest place of that city in that state, as an index in `all`.
  static func number(city: String, state: String) -> Int? {
    all.firstIndex { $0.city == city && $0.state.code == state }
  }

  private static let text = """
    # city	state	ZIP code	latitude	longitude	zone	weight	area codes
    Huntsville	AL	35801	34.7246	-86.5655	America/Chicago	1123	256,938
    Birmingham	AL	35203	33.5184	-86.8101	America/Chicago	1064	205,659
    Montgomery	AL	36107	32.3843	-86.2795	America/Chicago	1060	334
    Mobile	AL	36602	30.6975	-88.0403	America/Chicago	1021	251
    Tuscaloosa	AL	35401	33.1791	-87.6153	America/Chicago	757	205,659
    Anchorage	AK	99501	61.2200	-149.8578	America/Anchorage	478	907
    Fairbanks	AK	99709	64.8774	-148.1486	America/Anchorage	128	907
    Juneau	AK	99801	58.3729	-134.1784	America/Juneau	127	907
    Phoenix	AZ	85007	33.4465	-112.0903	America/Phoenix	2746	602
    Tucson	AZ	85716	32.2422	-110.9235	America/Phoenix	1409	520
    Mesa	AZ	85201	33.4335	-111.8504	America/Phoenix	1296	480
    Peoria	AZ	85345	33.5723	-112.2481	America/Phoenix	753	623
    Yuma	AZ	85364	32.7046	-114.6563	America/Phoenix	497	928
    San Tan Valley	AZ	85143	33.1560	-111.5198	America/Phoenix	451	480,520
    Little Rock	AR	72201	34.7470	-92.2809	America/Chicago	1093	501
    Fort Smith	AR	72901	35.3652	-94.4149	America/Chicago	664	479
    Fayetteville	AR	72701	35.9924	-94.0856	America/Chicago	639	479
    Springdale	AR	72764	36.1757	-94.0602	America/Chicago	616	479
    Los Angeles	CA	90013	34.0447	-118.2400	America/Los_Angeles	11162	213,323
    San Diego	CA	92103	32.7478	-117.1673	America/Los_Angeles	6123	619,858
    San Jose	CA	95113	37.3340	-121.8904	America/Los_Angeles	4986	408,669
    San Francisco	CA	94102	37.7796	-122.4193	America/Los_Angeles	4458	415,628
    Fresno	CA	93701	36.7496	-119.7878	America/Los_Angeles	3459	559
    Sacramento	CA	95814	38.5806	-121.4956	America/Los_Angeles	3392	279,916
    Long Beach	CA	90813	33.7823	-118.1968	America/Los_Angeles	3192	310,424,562
    Bakersfield	CA	93301	35.3843	-119.0206	America/Los_Angeles	2766	661
    Denver	CO	80203	39.7314	-104.9828	America/Denver	2022	303,720,983
    Colorado Springs	CO	80903	38.8328	-104.8138	America/Denver	1527	719
    Fort Collins	CO	80521	40.5931	-105.1274	America/Denver	847	970
    Thornton	CO	80241	39.9291	-104.9543	America/Denver	730	303,720,983
    Pueblo	CO	81003	38.2777	-104.6564	America/Denver	648	719
    Bridgeport	CT	06608	41.1865	-73.1813	America/New_York	789	203,475
    New Haven	CT	06510	41.3062	-72.9266	America/New_York	732	203,475
    Stamford	CT	06901	41.0536	-73.5384	America/New_York	727	203,475
    Hartford	CT	06103	41.7651	-72.6708	America/New_York	700	860,959
    Waterbury	CT	06702	41.5565	-73.0459	America/New_York	657	203,475
    Wilmington	DE	19802	39.7550	-75.5265	America/New_York	422	302
    Dover	DE	19901	39.1815	-75.4735	America/New_York	297	302
    Newark	DE	19711	39.7138	-75.7408	America/New_York	271	302
    Washington	DC	20001	38.9104	-77.0177	America/New_York	230	202,771
    Washington	DC	20009	38.9191	-77.0374	America/New_York	230	202,771
    Washington	DC	20019	38.8922	-76.9418	America/New_York	230	202,771
    Jacksonville	FL	32202	30.3246	-81.6472	America/New_York	5036	904
    Miami	FL	33130	25.7685	-80.2034	America/New_York	3252	305,786
    Tampa	FL	33602	27.9537	-82.4563	America/New_York	2952	656,813
    Orlando	FL	32801	28.5418	-81.3744	America/New_York	2597	321,407,689
    St. Petersburg	FL	33713	27.7883	-82.6775	America/New_York	2216	727
    Tallahassee	FL	32301	30.4276	-84.2578	America/New_York	1916	448,850
    Fort Lauderdale	FL	33301	26.1213	-80.1279	America/New_York	1808	754,954
    Cape Coral	FL	33904	26.5754	-81.9449	America/New_York	1761	239
    Atlanta	GA	30312	33.7446	-84.3758	America/New_York	3337	404,470,678
    Columbus	GA	31901	32.4644	-84.9801	America/New_York	1940	706,762
    Savannah	GA	31401	32.0683	-81.0928	America/New_York	1585	912
    Athens	GA	30601	33.9992	-83.3470	America/New_York	1450	706,762
    Roswell	GA	30075	34.0527	-84.3916	America/New_York	1212	470,678,770
    Macon	GA	31204	32.8485	-83.6747	America/New_York	1188	478
    Honolulu	HI	96813	21.3165	-157.8451	Pacific/Honolulu	973	808
    Hilo	HI	96720	19.6598	-155.2325	Pacific/Honolulu	277	808
    Kahului	HI	96732	20.8773	-156.4603	Pacific/Honolulu	206	808
    Boise	ID	83703	43.6641	-116.2415	America/Boise	921	208,986
    Nampa	ID	83686	43.4989	-116.6043	America/Boise	516	208,986
    Idaho Falls	ID	83404	43.4268	-112.0155	America/Boise	402	208,986
    Chicago	IL	60608	41.8469	-87.6707	America/Chicago	6859	312,773,872
    Aurora	IL	60505	41.7655	-88.2961	America/Chicago	1453	331,630
    Rockford	IL	61104	42.2517	-89.0799	America/Chicago	1212	779,815
    Joliet	IL	60432	41.5423	-88.0338	America/Chicago	1210	779,815
    Peoria	IL	61602	40.6792	-89.6056	America/Chicago	1041	309
    Springfield	IL	62702	39.8242	-89.6427	America/Chicago	1037	217,447
    Indianapolis	IN	46204	39.7706	-86.1571	America/Indiana/Indianapolis	2946	317,463
    Fort Wayne	IN	46825	41.1570	-85.1283	America/Indiana/Indianapolis	1411	260
    Evansville	IN	47708	37.9742	-87.5743	America/Chicago	886	812,930
    South Bend	IN	46617	41.6846	-86.2348	America/Indiana/Indianapolis	802	574
    Carmel	IN	46033	39.9793	-86.0856	America/Indiana/Indianapolis	740	317,463
    Des Moines	IA	50316	41.6086	-93.5996	America/Chicago	1081	515
    Cedar Rapids	IA	52402	42.0232	-91.6596	America/Chicago	803	319
    Davenport	IA	52801	41.5210	-90.5748	America/Chicago	695	563
    Sioux City	IA	51101	42.4937	-96.3942	America/Chicago	611	712
    Wichita	KS	67202	37.6870	-97.3349	America/Chicago	1104	316
    Overland Park	KS	66204	38.9904	-94.6782	America/Chicago	702	913
    Olathe	KS	66061	38.8938	-94.8800	America/Chicago	577	913
    Topeka	KS	66612	39.0402	-95.6803	America/Chicago	555	785
    Louisville	KY	40203	38.2522	-85.7652	America/Kentucky/Louisville	1908	502
    Lexington	KY	40517	37.9830	-84.4894	America/New_York	1278	859
    Bowling Green	KY	42101	37.0581	-86.4631	America/Chicago	485	270,364
    Owensboro	KY	42303	37.7570	-87.0525	America/Chicago	463	270,364
    Covington	KY	41014	39.0648	-84.5045	America/New_York	372	859
    New Orleans	LA	70113	29.9423	-90.0837	America/Chicago	1395	504
    Baton Rouge	LA	70802	30.4455	-91.1753	America/Chicago	1054	225
    Shreveport	LA	71101	32.5054	-93.7487	America/Chicago	939	318
    Lafayette	LA	70501	30.2390	-91.9913	America/Chicago	723	337
    Lake Charles	LA	70615	30.2540	-93.1177	America/Chicago	546	337
    Portland	ME	04101	43.6626	-70.2579	America/New_York	582	207
    Lewiston	ME	04240	44.0895	-70.1721	America/New_York	403	207
    Bangor	ME	04401	44.8485	-68.8504	America/New_York	377	207
    Baltimore	MD	21201	39.2950	-76.6223	America/New_York	2778	410,443,667
    Columbia	MD	21045	39.2060	-76.8282	America/New_York	960	410,443,667
    Germantown	MD	20876	39.2067	-77.2337	America/New_York	881	227,240,301
    Silver Spring	MD	20910	39.0029	-77.0366	America/New_York	786	227,240,301
    Frederick	MD	21704	39.3549	-77.3759	America/New_York	773	227,240,301
    Boston	MA	02118	42.3379	-71.0698	America/New_York	2712	617,857
    Worcester	MA	01608	42.2621	-71.8014	America/New_York	1358	508,774
    Springfield	MA	01105	42.0952	-72.5776	America/New_York	1141	413
    Lowell	MA	01852	42.6330	-71.2956	America/New_York	934	351,978
    New Bedford	MA	02740	41.6382	-70.9384	America/New_York	885	508,774
    Detroit	MI	48226	42.3318	-83.0504	America/Detroit	3463	313
    Grand Rapids	MI	49503	42.9621	-85.6594	America/Detroit	1689	616
    Warren	MI	48093	42.5159	-83.0165	America/Detroit	1348	586
    Ann Arbor	MI	48104	42.2622	-83.7169	America/Detroit	1243	734
    Lansing	MI	48933	42.7294	-84.5562	America/Detroit	1215	517
    Flint	MI	48502	43.0146	-83.6892	America/Detroit	1119	810
    Minneapolis	MN	55402	44.9761	-93.2712	America/Chicago	2260	612
    Rochester	MN	55902	43.9713	-92.5079	America/Chicago	1037	507
    Duluth	MN	55805	46.7997	-92.0924	America/Chicago	885	218
    Maple Grove	MN	55311	45.1064	-93.4970	America/Chicago	771	763
    St. Cloud	MN	56303	45.5740	-94.2153	America/Chicago	753	320
    Jackson	MS	39201	32.2896	-90.1843	America/Chicago	1118	601,769
    Gulfport	MS	39501	30.3872	-89.0992	America/Chicago	708	228
    Southaven	MS	38671	34.9663	-89.9982	America/Chicago	587	662
    Hattiesburg	MS	39401	31.2341	-89.2659	America/Chicago	548	601,769
    Kansas City	MO	64106	39.1053	-94.5701	America/Chicago	2011	816
    St. Louis	MO	63103	38.6298	-90.2171	America/Chicago	1463	314,557
    Springfield	MO	65806	37.2057	-93.2986	America/Chicago	1086	417
    Columbia	MO	65202	39.0172	-92.2978	America/Chicago	921	573
    St. Joseph	MO	64501	39.7662	-94.8444	America/Chicago	674	816
    Billings	MT	59102	45.7748	-108.5813	America/Denver	450	406
    Missoula	MT	59801	46.8547	-114.0104	America/Denver	334	406
    Great Falls	MT	59401	47.5112	-111.2772	America/Denver	300	406
    Omaha	NE	68108	41.2376	-95.9314	America/Chicago	980	402,531
    Lincoln	NE	68510	40.8071	-96.6483	America/Chicago	726	402,531
    Grand Island	NE	68801	40.9499	-98.2973	America/Chicago	255	308
    Las Vegas	NV	89101	36.1728	-115.1223	America/Los_Angeles	1272	702,725
    Henderson	NV	89015	36.0389	-114.9283	America/Los_Angeles	783	702,725
    Reno	NV	89501	39.5260	-119.8126	America/Los_Angeles	747	775
    Carson City	NV	89701	39.1289	-119.7254	America/Los_Angeles	303	775
    Manchester	NH	03101	42.9890	-71.4661	America/New_York	562	603
    Nashua	NH	03064	42.7794	-71.4749	America/New_York	491	603
    Concord	NH	03301	43.2386	-71.5563	America/New_York	324	603
    Newark	NJ	07102	40.7357	-74.1736	America/New_York	2523	862,973
    Paterson	NJ	07522	40.9236	-74.1792	America/New_York	1712	862,973
    Edison	NJ	08817	40.5147	-74.3931	America/New_York	1375	732,848,908
    Trenton	NJ	08609	40.2257	-74.7409	America/New_York	1268	609,640
    Toms River	NJ	08753	39.9797	-74.1507	America/New_York	1261	732,848
    Camden	NJ	08103	39.9352	-75.1127	America/New_York	1150	856
    Albuquerque	NM	87102	35.0824	-106.6468	America/Denver	1053	505
    Las Cruces	NM	88001	32.2902	-106.7531	America/Denver	376	575
    Rio Rancho	NM	87144	35.3302	-106.7101	America/Denver	344	505
    Santa Fe	NM	87505	35.6198	-105.8670	America/Denver	344	505
    New York	NY	10012	40.7256	-73.9979	America/New_York	12709	212,332,646
    Buffalo	NY	14202	42.8815	-78.8775	America/New_York	1529	716
    Rochester	NY	14605	43.1684	-77.6004	America/New_York	1350	585
    Yonkers	NY	10705	40.9193	-73.8893	America/New_York	1316	914
    Syracuse	NY	13202	43.0435	-76.1507	America/New_York	1078	315,680
    Albany	NY	12202	42.6352	-73.7600	America/New_York	872	518,838
    Bayside	NY	11361	40.7642	-73.7728	America/New_York	677	718,929
    Schenectady	NY	12305	42.8120	-73.9503	America/New_York	670	518,838
    Charlotte	NC	28204	35.2146	-80.8268	America/New_York	2979	704,980
    Raleigh	NC	27601	35.7737	-78.6346	America/New_York	2033	919,984
    Greensboro	NC	27403	36.0641	-79.8254	America/New_York	1484	336,743
    Durham	NC	27701	35.9992	-78.8979	America/New_York	1396	919,984
    Winston-Salem	NC	27101	36.1108	-80.2004	America/New_York	1342	336,743
    Fayetteville	NC	28301	35.0748	-78.8843	America/New_York	1206	472,910
    Fargo	ND	58103	46.8563	-96.8225	America/Chicago	324	701
    Bismarck	ND	58501	46.8149	-100.6982	America/Chicago	246	701
    Grand Forks	ND	58201	47.8666	-97.1411	America/Chicago	209	701
    Columbus	OH	43215	39.9669	-83.0130	America/New_York	3581	380,614
    Cleveland	OH	44113	41.4832	-81.6972	America/New_York	2067	216
    Cincinnati	OH	45219	39.1266	-84.5120	America/New_York	1877	283,513
    Toledo	OH	43620	41.6652	-83.5547	America/New_York	1707	419,567
    Akron	OH	44304	41.0859	-81.5091	America/New_York	1429	234,330
    Dayton	OH	45402	39.7601	-84.2076	America/New_York	1140	326,937
    Oklahoma City	OK	73102	35.4707	-97.5191	America/Chicago	1442	405,572
    Tulsa	OK	74103	36.1561	-95.9957	America/Chicago	1068	539,918
    Norman	OK	73071	35.2371	-97.4079	America/Chicago	529	405,572
    Broken Arrow	OK	74012	36.0514	-95.8057	America/Chicago	474	539,918
    Lawton	OK	73505	34.5728	-98.4879	America/Chicago	447	580
    Portland	OR	97201	45.5086	-122.6883	America/Los_Angeles	1639	503,971
    Eugene	OR	97401	44.0680	-123.0802	America/Los_Angeles	748	458,541
    Salem	OR	97301	44.9518	-123.0062	America/Los_Angeles	746	503,971
    Gresham	OR	97030	45.5099	-122.4332	America/Los_Angeles	565	503,971
    Hillsboro	OR	97124	45.5692	-122.9471	America/Los_Angeles	539	503,971
    Philadelphia	PA	19130	39.9675	-75.1747	America/New_York	6138	215,267,445
    Pittsburgh	PA	15219	40.4428	-79.9841	America/New_York	2290	412,878
    Allentown	PA	18103	40.5703	-75.4889	America/New_York	1312	484,610,835
    Erie	PA	16501	42.1211	-80.0894	America/New_York	1171	582,814
    Reading	PA	19602	40.3276	-75.9167	America/New_York	1087	484,610,835
    Scranton	PA	18503	41.4101	-75.6677	America/New_York	1005	272,570
    Providence	RI	02903	41.8192	-71.4102	America/New_York	622	401
    Woonsocket	RI	02895	42.0017	-71.4999	America/New_York	249	401
    Coventry	RI	02816	41.6965	-71.6227	America/New_York	227	401
    Columbia	SC	29201	33.9825	-81.0281	America/New_York	1358	803,839
    Charleston	SC	29401	32.7772	-79.9320	America/New_York	1301	843,854
    Rock Hill	SC	29730	34.8849	-81.0212	America/New_York	899	803,839
    Greenville	SC	29601	34.8473	-82.4021	America/New_York	845	864
    Summerville	SC	29483	33.0302	-80.2338	America/New_York	715	843,854
    Sioux Falls	SD	57103	43.5380	-96.6920	America/Chicago	457	605
    Rapid City	SD	57701	44.1218	-103.2012	America/Denver	275	605
    Aberdeen	SD	57401	45.4823	-98.5325	America/Chicago	154	605
    Nashville	TN	37203	36.1498	-86.7891	America/Chicago	2102	615,629
    Memphis	TN	38103	35.1562	-90.0555	America/Chicago	1997	901
    Knoxville	TN	37916	35.9531	-83.9326	America/New_York	972	865
    Chattanooga	TN	37403	35.0483	-85.2944	America/New_York	943	423
    Clarksville	TN	37040	36.5223	-87.3279	America/Chicago	897	931
    Houston	TX	77003	29.7506	-95.3458	America/Chicago	6044	281,346,713
    San Antonio	TX	78205	29.4239	-98.4864	America/Chicago	4709	210,726
    Dallas	TX	75201	32.7883	-96.7996	America/Chicago	4327	214,469,945
    Fort Worth	TX	76104	32.7284	-97.3179	America/Chicago	3671	682,817
    Austin	TX	78701	30.2706	-97.7426	America/Chicago	3597	512,737
    El Paso	TX	79901	31.7594	-106.4801	America/Denver	2896	915
    Arlington	TX	76010	32.7227	-97.0807	America/Chicago	2070	682,817
    Corpus Christi	TX	78401	27.7968	-97.3991	America/Chicago	1831	361
    Salt Lake City	UT	84111	40.7558	-111.8843	America/Denver	946	385,801
    Provo	UT	84602	40.2541	-111.6501	America/Denver	650	385,801
    West Jordan	UT	84088	40.5951	-111.9608	America/Denver	639	385,801
    Ogden	UT	84401	41.2187	-112.0326	America/Denver	543	385,801
    St. George	UT	84770	37.1384	-113.6296	America/Denver	494	435
    Burlington	VT	05401	44.4752	-73.2179	America/New_York	330	802
    Rutland	VT	05701	43.6246	-72.9102	America/New_York	182	802
    Bennington	VT	05201	42.8692	-73.1285	America/New_York	131	802
    Virginia Beach	VA	23451	36.8724	-76.0043	America/New_York	2241	757,948
    Norfolk	VA	23510	36.8524	-76.2915	America/New_York	1520	757,948
    Richmond	VA	23221	37.5500	-77.4910	America/New_York	1476	804
    Arlington	VA	22201	38.8868	-77.0950	America/New_York	1400	571,703
    Hampton	VA	23669	37.0507	-76.3393	America/New_York	1092	757,948
    Roanoke	VA	24011	37.2702	-79.9415	America/New_York	903	540,826
    Seattle	WA	98121	47.6152	-122.3506	America/Los_Angeles	2544	206
    Spokane	WA	99201	47.6625	-117.4367	America/Los_Angeles	1220	509
    Tacoma	WA	98402	47.2538	-122.4443	America/Los_Angeles	1199	253
    Vancouver	WA	98663	45.6547	-122.6623	America/Los_Angeles	1111	360,564
    Kent	WA	98032	47.3919	-122.2572	America/Los_Angeles	855	253
    Everett	WA	98201	47.9945	-122.1862	America/Los_Angeles	776	425
    Huntington	WV	25703	38.4221	-82.4182	America/New_York	654	304,681
    Charleston	WV	25301	38.3513	-81.6280	America/New_York	640	304,681
    Parkersburg	WV	26101	39.2258	-81.5843	America/New_York	499	304,681
    Milwaukee	WI	53203	43.0381	-87.9145	America/Chicago	2198	414
    Madison	WI	53706	43.0750	-89.4100	America/Chicago	1445	608
    Green Bay	WI	54303	44.5433	-88.0472	America/Chicago	803	920
    Kenosha	WI	53143	42.5616	-87.8290	America/Chicago	778	262
    Racine	WI	53405	42.7276	-87.8291	America/Chicago	670	262
    Cheyenne	WY	82001	41.1001	-104.9249	America/Denver	221	307
    Casper	WY	82609	42.7716	-106.1861	America/Denver	211	307
    Laramie	WY	82072	41.4273	-105.5503	America/Denver	145	307
    """
}
