-- Grain: one row per day, from the first of January before the first order to the last of December after the last one.
create or refresh materialized view gold.dim_date (
  date_key int not null comment 'The day as yyyymmdd',
  date date comment 'The day',
  day_of_week string comment 'Monday to Sunday',
  day_of_week_number int comment '1 for Monday to 7 for Sunday',
  day_of_month int comment '1 to 31',
  week_of_year int comment 'Week by ISO 8601, 1 to 53',
  month int comment '1 to 12',
  month_name string comment 'January to December',
  quarter int comment '1 to 4',
  year int comment 'Calendar year',
  fiscal_year int comment 'Calendar year in which the fiscal year starts',
  fiscal_quarter int comment 'Quarter of the fiscal year, 1 to 4',
  season string comment 'Winter, Spring, Summer or Fall, by whole months: winter is December to February',
  is_weekend boolean comment 'Whether the day is a Saturday or a Sunday',
  is_holiday boolean comment 'Whether holiday_name is set',
  holiday_name string comment 'Federal holiday of the United States, or Black Friday; null on other days',
  is_peak_season boolean comment 'Whether the day is in November or December',
  constraint date_key_is_the_date expect (date_key = year * 10000 + month * 100 + day_of_month) on violation fail update,
  constraint dim_date_primary_key primary key (date_key)
)
comment 'Calendar of the days that orders can lie on. The fiscal year starts in month ${fiscal_year_start_month}.'
tblproperties ('quality' = 'gold')
as
with days as (
  select explode(sequence(first_day, last_day, interval 1 day)) as day
  from (
    select
      make_date(cast(year(min(order_ts)) as int), 1, 1) as first_day,
      make_date(cast(year(max(order_ts)) as int), 12, 31) as last_day
    from silver.orders
  ) as ordered
),
parts as (
  select
    cast(day as date) as date,
    cast(year(day) as int) as year,
    cast(quarter(day) as int) as quarter,
    cast(month(day) as int) as month,
    cast(weekofyear(day) as int) as week_of_year,
    cast(day(day) as int) as day_of_month,
    cast((dayofweek(day) + 5) % 7 + 1 as int) as day_of_week_number
  from days
),
holidays as (
  -- Most move: the third Monday of a month is the Monday from the 15th to the 21st.
  select
    *,
    case
      when month = 1 and day_of_month = 1 then 'New Year'
      when month = 1 and day_of_week_number = 1 and day_of_month between 15 and 21 then 'Martin Luther King Jr. Day'
      when month = 2 and day_of_week_number = 1 and day_of_month between 15 and 21 then 'Presidents Day'
      when month = 5 and day_of_week_number = 1 and day_of_month between 25 and 31 then 'Memorial Day'
      when month = 6 and day_of_month = 19 and year >= 2021 then 'Juneteenth'
      when month = 7 and day_of_month = 4 then 'Independence Day'
      when month = 9 and day_of_week_number = 1 and day_of_month between 1 and 7 then 'Labor Day'
      when month = 10 and day_of_week_number = 1 and day_of_month between 8 and 14 then 'Columbus Day'
      when month = 11 and day_of_month = 11 then 'Veterans Day'
      when month = 11 and day_of_week_number = 4 and day_of_month between 22 and 28 then 'Thanksgiving Day'
      when month = 11 and day_of_week_number = 5 and day_of_month between 23 and 29 then 'Black Friday'
      when month = 12 and day_of_month = 25 then 'Christmas Day'
    end as holiday_name
  from parts
)
select
  cast(year * 10000 + month * 100 + day_of_month as int) as date_key,
  date as date,
  date_format(date, 'EEEE') as day_of_week,
  day_of_week_number as day_of_week_number,
  day_of_month as day_of_month,
  week_of_year as week_of_year,
  month as month,
  date_format(date, 'MMMM') as month_name,
  quarter as quarter,
  year as year,
  cast(case when month >= ${fiscal_year_start_month} then year else year - 1 end as int) as fiscal_year,
  cast(floor(((month - ${fiscal_year_start_month} + 12) % 12) / 3) + 1 as int) as fiscal_quarter,
  case
    when month in (12, 1, 2) then 'Winter'
    when month in (3, 4, 5) then 'Spring'
    when month in (6, 7, 8) then 'Summer'
    else 'Fall'
  end as season,
  day_of_week_number >= 6 as is_weekend,
  holiday_name is not null as is_holiday,
  holiday_name as holiday_name,
  month in (11, 12) as is_peak_season
from holidays;
