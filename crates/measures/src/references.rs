//! The literature behind the measures, by key: as a citation and as BibTeX.

/// A work that a measure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Reference {
    /// Its key, the same in BibTeX.
    pub key: &'static str,
    /// The full citation.
    pub citation: &'static str,
    /// The entry for a bibliography.
    pub bibtex: &'static str,
}

/// The work of that key.
pub fn reference(key: &str) -> Option<&'static Reference> {
    REFERENCES.iter().find(|one| one.key == key)
}

/// Every work, in the order of the catalogue.
pub const REFERENCES: &[Reference] = &[
    Reference {
        key: "lijphart1963",
        citation: "Lijphart, Arend 1963, \"The Analysis of Bloc Voting in the General Assembly: A Critique and a Proposal\", American Political Science Review 57, 902-917.",
        bibtex: "@article{lijphart1963,
  author = {Lijphart, Arend},
  title = {{The Analysis of Bloc Voting in the General Assembly: A Critique and a Proposal}},
  year = {1963},
  journal = {American Political Science Review},
  volume = {57},
  pages = {902--917}
}",
    },
    Reference {
        key: "voeten2013",
        citation: "Voeten, Erik 2013, \"Data and Analyses of Voting in the United Nations General Assembly\", in: Reinalda, Bob (ed.), Routledge Handbook of International Organization, Routledge, 54-66.",
        bibtex: "@incollection{voeten2013,
  author = {Voeten, Erik},
  title = {{Data and Analyses of Voting in the United Nations General Assembly}},
  year = {2013},
  booktitle = {Routledge Handbook of International Organization},
  editor = {Reinalda, Bob},
  publisher = {Routledge},
  pages = {54--66}
}",
    },
    Reference {
        key: "bailey2017",
        citation: "Bailey, Michael A., Strezhnev, Anton and Voeten, Erik 2017, \"Estimating Dynamic State Preferences from United Nations Voting Data\", Journal of Conflict Resolution 61, 430-456.",
        bibtex: "@article{bailey2017,
  author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik},
  title = {{Estimating Dynamic State Preferences from United Nations Voting Data}},
  year = {2017},
  journal = {Journal of Conflict Resolution},
  volume = {61},
  number = {2},
  pages = {430--456}
}",
    },
    Reference {
        key: "signorino1999",
        citation: "Signorino, Curtis S. and Ritter, Jeffrey M. 1999, \"Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions\", International Studies Quarterly 43, 115-144.",
        bibtex: "@article{signorino1999,
  author = {Signorino, Curtis S. and Ritter, Jeffrey M.},
  title = {{Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions}},
  year = {1999},
  journal = {International Studies Quarterly},
  volume = {43},
  pages = {115--144}
}",
    },
    Reference {
        key: "kendall1938",
        citation: "Kendall, Maurice G. 1938, \"A New Measure of Rank Correlation\", Biometrika 30, 81-93.",
        bibtex: "@article{kendall1938,
  author = {Kendall, Maurice G.},
  title = {{A New Measure of Rank Correlation}},
  year = {1938},
  journal = {Biometrika},
  volume = {30},
  pages = {81--93}
}",
    },
    Reference {
        key: "buenodemesquita1975",
        citation: "Bueno de Mesquita, Bruce 1975, \"Measuring Systemic Polarity\", Journal of Conflict Resolution 19, 187-216.",
        bibtex: "@article{buenodemesquita1975,
  author = {Bueno de Mesquita, Bruce},
  title = {{Measuring Systemic Polarity}},
  year = {1975},
  journal = {Journal of Conflict Resolution},
  volume = {19},
  pages = {187--216}
}",
    },
    Reference {
        key: "cohen1960",
        citation: "Cohen, Jacob 1960, \"A Coefficient of Agreement for Nominal Scales\", Educational and Psychological Measurement 20, 37-46.",
        bibtex: "@article{cohen1960,
  author = {Cohen, Jacob},
  title = {{A Coefficient of Agreement for Nominal Scales}},
  year = {1960},
  journal = {Educational and Psychological Measurement},
  volume = {20},
  pages = {37--46}
}",
    },
    Reference {
        key: "cohen1968",
        citation: "Cohen, Jacob 1968, \"Weighted Kappa: Nominal Scale Agreement with Provision for Scaled Disagreement or Partial Credit\", Psychological Bulletin 70, 213-220.",
        bibtex: "@article{cohen1968,
  author = {Cohen, Jacob},
  title = {{Weighted Kappa: Nominal Scale Agreement with Provision for Scaled Disagreement or Partial Credit}},
  year = {1968},
  journal = {Psychological Bulletin},
  volume = {70},
  pages = {213--220}
}",
    },
    Reference {
        key: "scott1955",
        citation: "Scott, William A. 1955, \"Reliability of Content Analysis: The Case of Nominal Scale Coding\", Public Opinion Quarterly 19, 321-325.",
        bibtex: "@article{scott1955,
  author = {Scott, William A.},
  title = {{Reliability of Content Analysis: The Case of Nominal Scale Coding}},
  year = {1955},
  journal = {Public Opinion Quarterly},
  volume = {19},
  pages = {321--325}
}",
    },
    Reference {
        key: "haege2011",
        citation: "Häge, Frank M. 2011, \"Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement\", Political Analysis 19, 287-305.",
        bibtex: "@article{haege2011,
  author = {Häge, Frank M.},
  title = {{Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement}},
  year = {2011},
  journal = {Political Analysis},
  volume = {19},
  pages = {287--305}
}",
    },
    Reference {
        key: "benati2026",
        citation: "Benati and Capurri 2026, on an index A of the similarity of foreign policies, doi:10.1007/s11135-026-02814-x.",
        bibtex: "@misc{benati2026,
  author = {Benati and Capurri},
  title = {{On an Index A of the Similarity of Foreign Policies}},
  year = {2026},
  doi = {10.1007/s11135-026-02814-x}
}",
    },
    Reference {
        key: "goldstein1992",
        citation: "Goldstein, Joshua S. 1992, \"A Conflict-Cooperation Scale for WEIS Events Data\", Journal of Conflict Resolution 36, 369-385.",
        bibtex: "@article{goldstein1992,
  author = {Goldstein, Joshua S.},
  title = {{A Conflict-Cooperation Scale for WEIS Events Data}},
  year = {1992},
  journal = {Journal of Conflict Resolution},
  volume = {36},
  pages = {369--385}
}",
    },
    Reference {
        key: "cameo2009",
        citation: "Gerner, Deborah J., Schrodt, Philip A. and Yilmaz, Ömür 2009, Conflict and Mediation Event Observations (CAMEO): Event and Actor Codebook, version 1.1b3.",
        bibtex: "@manual{cameo2009,
  author = {Gerner, Deborah J. and Schrodt, Philip A. and Yilmaz, Ömür},
  title = {{Conflict and Mediation Event Observations (CAMEO): Event and Actor Codebook, version 1.1b3}},
  year = {2009}
}",
    },
    Reference {
        key: "schrodt2012",
        citation: "Schrodt, Philip A. 2012, \"Precedents, Progress, and Prospects in Political Event Data\", International Interactions 38, 546-569.",
        bibtex: "@article{schrodt2012,
  author = {Schrodt, Philip A.},
  title = {{Precedents, Progress, and Prospects in Political Event Data}},
  year = {2012},
  journal = {International Interactions},
  volume = {38},
  pages = {546--569}
}",
    },
    Reference {
        key: "singer1972",
        citation: "Singer, J. David, Bremer, Stuart and Stuckey, John 1972, \"Capability Distribution, Uncertainty, and Major Power War, 1820-1965\", in: Russett, Bruce (ed.), Peace, War, and Numbers, Sage, 19-48.",
        bibtex: "@incollection{singer1972,
  author = {Singer, J. David and Bremer, Stuart and Stuckey, John},
  title = {{Capability Distribution, Uncertainty, and Major Power War, 1820-1965}},
  year = {1972},
  booktitle = {Peace, War, and Numbers},
  editor = {Russett, Bruce},
  publisher = {Sage},
  pages = {19--48}
}",
    },
    Reference {
        key: "singer1987",
        citation: "Singer, J. David 1987, \"Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816-1985\", International Interactions 14, 115-132.",
        bibtex: "@article{singer1987,
  author = {Singer, J. David},
  title = {{Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816-1985}},
  year = {1987},
  journal = {International Interactions},
  volume = {14},
  pages = {115--132}
}",
    },
    Reference {
        key: "beckley2018",
        citation: "Beckley, Michael 2018, \"The Power of Nations: Measuring What Matters\", International Security 43 (2), 7-44.",
        bibtex: "@article{beckley2018,
  author = {Beckley, Michael},
  title = {{The Power of Nations: Measuring What Matters}},
  year = {2018},
  journal = {International Security},
  volume = {43},
  number = {2},
  pages = {7--44}
}",
    },
    Reference {
        key: "organski1980",
        citation: "Organski, A. F. K. and Kugler, Jacek 1980, The War Ledger, University of Chicago Press.",
        bibtex: "@book{organski1980,
  author = {Organski, A. F. K. and Kugler, Jacek},
  title = {{The War Ledger}},
  year = {1980},
  publisher = {University of Chicago Press}
}",
    },
    Reference {
        key: "ray1973",
        citation: "Ray, James Lee and Singer, J. David 1973, \"Measuring the Concentration of Power in the International System\", Sociological Methods and Research 1, 403-437.",
        bibtex: "@article{ray1973,
  author = {Ray, James Lee and Singer, J. David},
  title = {{Measuring the Concentration of Power in the International System}},
  year = {1973},
  journal = {Sociological Methods and Research},
  volume = {1},
  pages = {403--437}
}",
    },
    Reference {
        key: "oneal1997",
        citation: "Oneal, John R. and Russett, Bruce M. 1997, \"The Classical Liberals Were Right: Democracy, Interdependence, and Conflict, 1950-1985\", International Studies Quarterly 41, 267-293.",
        bibtex: "@article{oneal1997,
  author = {Oneal, John R. and Russett, Bruce M.},
  title = {{The Classical Liberals Were Right: Democracy, Interdependence, and Conflict, 1950-1985}},
  year = {1997},
  journal = {International Studies Quarterly},
  volume = {41},
  pages = {267--293}
}",
    },
    Reference {
        key: "barbieri1996",
        citation: "Barbieri, Katherine 1996, \"Economic Interdependence: A Path to Peace or a Source of Interstate Conflict?\", Journal of Peace Research 33, 29-49.",
        bibtex: "@article{barbieri1996,
  author = {Barbieri, Katherine},
  title = {{Economic Interdependence: A Path to Peace or a Source of Interstate Conflict?}},
  year = {1996},
  journal = {Journal of Peace Research},
  volume = {33},
  pages = {29--49}
}",
    },
    Reference {
        key: "barbieri2009",
        citation: "Barbieri, Katherine, Keshk, Omar M. G. and Pollins, Brian 2009, \"TRADING DATA: Evaluating our Assumptions and Coding Rules\", Conflict Management and Peace Science 26, 471-491.",
        bibtex: "@article{barbieri2009,
  author = {Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian},
  title = {{TRADING DATA: Evaluating our Assumptions and Coding Rules}},
  year = {2009},
  journal = {Conflict Management and Peace Science},
  volume = {26},
  number = {5},
  pages = {471--491}
}",
    },
    Reference {
        key: "hirschman1945",
        citation: "Hirschman, Albert O. 1945, National Power and the Structure of Foreign Trade, University of California Press.",
        bibtex: "@book{hirschman1945,
  author = {Hirschman, Albert O.},
  title = {{National Power and the Structure of Foreign Trade}},
  year = {1945},
  publisher = {University of California Press}
}",
    },
    Reference {
        key: "santossilva2006",
        citation: "Santos Silva, J. M. C. and Tenreyro, Silvana 2006, \"The Log of Gravity\", Review of Economics and Statistics 88, 641-658.",
        bibtex: "@article{santossilva2006,
  author = {Santos Silva, J. M. C. and Tenreyro, Silvana},
  title = {{The Log of Gravity}},
  year = {2006},
  journal = {Review of Economics and Statistics},
  volume = {88},
  pages = {641--658}
}",
    },
    Reference {
        key: "correia2020",
        citation: "Correia, Sergio, Guimarães, Paulo and Zylkin, Tom 2020, \"Fast Poisson Estimation with High-Dimensional Fixed Effects\", Stata Journal 20, 95-115.",
        bibtex: "@article{correia2020,
  author = {Correia, Sergio and Guimarães, Paulo and Zylkin, Tom},
  title = {{Fast Poisson Estimation with High-Dimensional Fixed Effects}},
  year = {2020},
  journal = {Stata Journal},
  volume = {20},
  pages = {95--115}
}",
    },
    Reference {
        key: "holtom2012",
        citation: "Holtom, Paul, Bromley, Mark and Simmel, Verena 2012, Measuring International Arms Transfers, Stockholm International Peace Research Institute.",
        bibtex: "@techreport{holtom2012,
  author = {Holtom, Paul and Bromley, Mark and Simmel, Verena},
  title = {{Measuring International Arms Transfers}},
  year = {2012},
  institution = {Stockholm International Peace Research Institute}
}",
    },
    Reference {
        key: "kinsella1998",
        citation: "Kinsella, David 1998, \"Arms Transfer Dependence and Foreign Policy Conflict\", Journal of Peace Research 35, 7-23.",
        bibtex: "@article{kinsella1998,
  author = {Kinsella, David},
  title = {{Arms Transfer Dependence and Foreign Policy Conflict}},
  year = {1998},
  journal = {Journal of Peace Research},
  volume = {35},
  pages = {7--23}
}",
    },
    Reference {
        key: "leeds2002",
        citation: "Leeds, Brett Ashley, Ritter, Jeffrey M., Mitchell, Sara McLaughlin and Long, Andrew G. 2002, \"Alliance Treaty Obligations and Provisions, 1815-1944\", International Interactions 28, 237-260.",
        bibtex: "@article{leeds2002,
  author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.},
  title = {{Alliance Treaty Obligations and Provisions, 1815-1944}},
  year = {2002},
  journal = {International Interactions},
  volume = {28},
  pages = {237--260}
}",
    },
    Reference {
        key: "pevehouse2020",
        citation: "Pevehouse, Jon C. W., Nordstrom, Timothy, McManus, Roseanne W. and Jamison, Anne Spencer 2020, \"Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets\", Journal of Peace Research 57, 492-503.",
        bibtex: "@article{pevehouse2020,
  author = {Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, Anne Spencer},
  title = {{Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets}},
  year = {2020},
  journal = {Journal of Peace Research},
  volume = {57},
  pages = {492--503}
}",
    },
    Reference {
        key: "palmer2022",
        citation: "Palmer, Glenn, McManus, Roseanne W., D'Orazio, Vito, Kenwick, Michael R., Karstens, Mikaela, Bloch, Chase, Dietrich, Nick, Kahn, Kayla, Ritter, Kellan and Soules, Michael J. 2022, \"The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description\", Conflict Management and Peace Science 39, 470-482.",
        bibtex: "@article{palmer2022,
  author = {Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and Karstens, Mikaela and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and Ritter, Kellan and Soules, Michael J.},
  title = {{The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description}},
  year = {2022},
  journal = {Conflict Management and Peace Science},
  volume = {39},
  pages = {470--482}
}",
    },
    Reference {
        key: "stinnett2002",
        citation: "Stinnett, Douglas M., Tir, Jaroslav, Schafer, Philip, Diehl, Paul F. and Gochman, Charles 2002, \"The Correlates of War Project Direct Contiguity Data, Version 3\", Conflict Management and Peace Science 19, 58-66.",
        bibtex: "@article{stinnett2002,
  author = {Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Gochman, Charles},
  title = {{The Correlates of War Project Direct Contiguity Data, Version 3}},
  year = {2002},
  journal = {Conflict Management and Peace Science},
  volume = {19},
  pages = {58--66}
}",
    },
    Reference {
        key: "maoz1993",
        citation: "Maoz, Zeev and Russett, Bruce 1993, \"Normative and Structural Causes of Democratic Peace, 1946-1986\", American Political Science Review 87, 624-638.",
        bibtex: "@article{maoz1993,
  author = {Maoz, Zeev and Russett, Bruce},
  title = {{Normative and Structural Causes of Democratic Peace, 1946--1986}},
  year = {1993},
  journal = {American Political Science Review},
  volume = {87},
  pages = {624--638}
}",
    },
    Reference {
        key: "lemke2001",
        citation: "Lemke, Douglas and Reed, William 2001, \"The Relevance of Politically Relevant Dyads\", Journal of Conflict Resolution 45, 126-144.",
        bibtex: "@article{lemke2001,
  author = {Lemke, Douglas and Reed, William},
  title = {{The Relevance of Politically Relevant Dyads}},
  year = {2001},
  journal = {Journal of Conflict Resolution},
  volume = {45},
  pages = {126--144}
}",
    },
    Reference {
        key: "cow2017",
        citation: "Correlates of War Project 2017, \"State System Membership List, v2016\".",
        bibtex: "@misc{cow2017,
  author = {{Correlates of War Project}},
  title = {{State System Membership List, v2016}},
  year = {2017},
  url = {https://correlatesofwar.org/data-sets/state-system-membership/}
}",
    },
    Reference {
        key: "dreher2021",
        citation: "Dreher, Axel, Fuchs, Andreas, Parks, Bradley, Strange, Austin and Tierney, Michael J. 2021, \"Aid, China, and Growth: Evidence from a New Global Development Finance Dataset\", American Economic Journal: Economic Policy 13 (2), 135-174.",
        bibtex: "@article{dreher2021,
  author = {Dreher, Axel and Fuchs, Andreas and Parks, Bradley and Strange, Austin and Tierney, Michael J.},
  title = {{Aid, China, and Growth: Evidence from a New Global Development Finance Dataset}},
  year = {2021},
  journal = {American Economic Journal: Economic Policy},
  volume = {13},
  number = {2},
  pages = {135--174}
}",
    },
    Reference {
        key: "turcsanyi2021",
        citation: "Turcsányi, Eckert, Šimalčík and Majsniarová 2021, WHO WHERE WHEN: Dataset of Chinese Leaders' Trips Abroad, version 1.1, Central European Institute of Asian Studies.",
        bibtex: "@misc{turcsanyi2021,
  author = {Turcsányi and Eckert and Šimalčík and Majsniarová},
  title = {{WHO WHERE WHEN: Dataset of Chinese Leaders' Trips Abroad, version 1.1}},
  year = {2021},
  publisher = {Central European Institute of Asian Studies}
}",
    },
];
