// Two households, told as a person would tell them; what they are due is for the calculator and the command to agree on.
export const childbirth = {
  risks: ["childbirth"],
  facts: {
    residence: "citizen",
    sex: "female",
    birth_date: "1995-05-05",
    work_status: "employee",
    maternity_certificate: true,
    maternity_leave_start: "2026-08-20",
    children: [{ birth_date: "2020-03-03" }, { birth_date: "2026-11-01" }],
    income: [{ from: "2024-01-01", to: "2026-10-01", kind: "employee", wage: "300000", payer: "1" }],
  },
};

export const jobLoss = {
  risks: ["job_loss"],
  facts: {
    residence: "citizen",
    birth_date: "1985-05-05",
    work_status: "not_working",
    registered_unemployed: true,
    registered_unemployed_on: "2026-10-10",
    job_end_date: "2026-09-30",
    job_end_reason: "staff_cut",
    participation_months: "72",
    average_wage: "250000",
    income: [{ from: "2023-01-01", to: "2026-09-01", kind: "employee", wage: "250000", payer: "1" }],
  },
};
