// Every measure that the oracle settles, under the name that the calculator gives it.
export * from "./family.mjs";
export * from "./fund_family.mjs";
export * from "./job_loss.mjs";
export { capacity_loss_payment, carer_allowance, child_disability_allowance, disability_allowance, disabled_child_parent_allowance } from "./disability.mjs";
export * from "./survivors.mjs";
export * from "./special.mjs";
export * from "./pension.mjs";
export * from "./assistance.mjs";
export * from "./work.mjs";
export * from "./relocation.mjs";
export * from "./orphans.mjs";
export * from "./work_injury.mjs";
export * from "./employment.mjs";
export * from "./housing.mjs";
export * from "./zones.mjs";
