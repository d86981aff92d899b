// Every measure that the oracle settles, under the name that the calculator gives it.
export * from "./family.mjs";
export * from "./fund_family.mjs";
export * from "./job_loss.mjs";
