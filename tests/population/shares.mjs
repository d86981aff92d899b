// Shares of Kazakhstan's households, each with its source. What nobody publishes, or what was not found, is marked "assumed": it makes
// the households plausible and proves nothing.

// Population 19 186 015, women 1000 to 946 men, 29.4 % under 16: census of 2021, astanatimes.com/2023/10/kazakhstans-population-surges-20-since-2009-census.
export const female = 1000 / 1946;
// The three largest regions by the same page; the others by about their size (assumed).
export const regions = [
  ["almaty_region", 2147], ["turkistan", 2054], ["almaty", 2030], ["astana", 1234], ["shymkent", 1190], ["zhambyl", 1210], ["karaganda", 1130],
  ["aktobe", 910], ["kostanay", 830], ["kyzylorda", 820], ["mangystau", 760], ["pavlodar", 750], ["east_kazakhstan", 730], ["akmola", 780], ["zhetysu", 690],
  ["atyrau", 690], ["west_kazakhstan", 680], ["abai", 610], ["north_kazakhstan", 530], ["ulytau", 220],
];

// 5.6 million households in the census of 2021 (liter.kz/kazakhstantsy-stali-chashche-vstupat-v-brak-1700455595): 3.4 people each. 26 % of people live in
// households of five and more (newsline.kz/article/1031022). The shares of sizes are assumed so that both come out.
export const householdSizes = [[1, 0.17], [2, 0.20], [3, 0.20], [4, 0.19], [5, 0.12], [6, 0.07], [7, 0.03], [8, 0.02]];
// Of adults 60.9 % are married, 28 % never were, 5.3 % widowed, 5.8 % divorced (the same page of liter.kz).
export const married = 0.609;
export const widowed = 0.053;
export const divorced = 0.058;

// IV quarter of 2025: 64.6 % of those over 15 work; of them 77 % are hired, 23 % work for themselves; 4.6 % are unemployed: zakon.kz/obshestvo/6507815.
export const employed = 0.646;
export const hired = 0.77;
export const unemployed = 0.046;
// Kinds of work for oneself: assumed.
export const selfEmployment = [["entrepreneur", 0.45], ["self_employed_regime", 0.30], ["farmer", 0.12], ["platform_worker", 0.10], ["private_practice", 0.03]];

// Monthly wages in tenge, April 2023, shares of workers: kokshetau.asia/v-regionah/skolko-kazahstancev-polychaut-zarplaty-v-million-tenge.
export const wages = [
  [[50_000, 70_000], 0.015], [[70_000, 150_000], 0.228], [[150_000, 300_000], 0.362], [[300_000, 600_000], 0.308], [[600_000, 900_000], 0.055],
  [[900_000, 1_200_000], 0.017], [[1_200_000, 1_500_000], 0.006], [[1_500_000, 4_000_000], 0.009],
];
// The median was 251 356 tenge then and 300 307 in the I quarter of 2025 (aqparat.info/news/amp/10791184): wages are moved up by as much.
export const wageGrowth = 300_307 / 251_356;

// 743 thousand people with a disability: 414 thousand of working age, 212.9 thousand pensioners, 117 thousand children: inform.kz/ru/743-tisyachi-lits-s-invalidnostyu-prozhivayut-v-kazahstane-36d583.
// Against about 11.9 million of working age, 2.4 million pensioners and 6.6 million children (assumed from the census and its growth).
export const disabledAdult = 414 / 11_900;
export const disabledPensioner = 212.9 / 2400;
export const disabledChild = 117 / 6600;
// Groups among adults: assumed.
export const disabilityGroups = [["group_1", 0.12], ["group_2", 0.42], ["group_3", 0.46]];

// 425.6 thousand births in 2020 (../shared/seeds.md, section 5) in 5.6 million households.
export const birthInAYear = 425.6 / 5600;
// 428 thousand families with four and more children receive the large-family benefit (2020, seeds.md).
export const largeFamily = 428 / 5600;
// 139.8 thousand families receive targeted assistance (2020, seeds.md).
export const poor = 139.8 / 5600;
// Citizens; kandas and foreigners who live here permanently: assumed.
export const residence = [["citizen", 0.985], ["kandas", 0.005], ["resident_foreigner", 0.008], ["resident_stateless", 0.002]];
// Assumed: mothers of six and more with an award, residents of the former test zones, households that care for somebody.
export const awarded = 0.8;
export const nuclearVictim = 0.02;
export const caring = 0.01;
