-- One row per day, 2022 to 2024.
create or refresh materialized view gold.dim_date
comment 'Calendar days'
as
with days as (
  select explode(sequence(date'2022-01-01', date'2024-12-31', interval 1 day)) as date_day
)
select
  date_day,
  cast(year(date_day) as int) as yr,
  cast(quarter(date_day) as int) as qtr,
  cast(month(date_day) as int) as mon,
  cast(day(date_day) as int) as dom
from days
