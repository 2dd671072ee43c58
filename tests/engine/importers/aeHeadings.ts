/** Headings of NHS England's monthly A&E file since August 2020. */
export const since2020 =
  'Period,Org Code,Parent Org,Org name,A&E attendances Type 1,A&E attendances Type 2,A&E attendances Other A&E Department,A&E attendances Booked Appointments Type 1,A&E attendances Booked Appointments Type 2,A&E attendances Booked Appointments Other Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type 2,Attendances over 4hrs Other Department,Attendances over 4hrs Booked Appointments Type 1,Attendances over 4hrs Booked Appointments Type 2,Attendances over 4hrs Booked Appointments Other Department,Patients who have waited 4-12 hs from DTA to admission,Patients who have waited 12+ hrs from DTA to admission,Emergency admissions via A&E - Type 1,Emergency admissions via A&E - Type 2,Emergency admissions via A&E - Other A&E department,Other emergency admissions (i.e not via A&E)'.split(
    ',',
  );
/** Those of 2018 to 2020. */
export const until2020 = [
  ...['Period', 'Org Code', 'Parent Org', 'Org name'],
  ...['Type 1', 'Type 2', 'Other A&E Department'].map(kind => `Number of A&E attendances ${kind}`),
  ...['Type 1', 'Type 2', 'Other A&E Department'].map(kind => `Number of attendances over 4hrs ${kind}`),
  'Patients who have waited 12+ hrs from DTA to admission',
];
/** Those before, which count within four hours. */
export const oldest = [
  ...['Period', 'Org Code', 'Org name'],
  ...['Type 1', 'Type 2', 'Other A&E Department'].map(kind => `Number of A&E attendances ${kind}`),
  ...['Type 1', 'Type 2', 'Other A&E Department'].map(kind => `Number of attendances within 4 hours ${kind}`),
];
