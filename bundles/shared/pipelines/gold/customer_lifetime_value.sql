-- Grain: one row per known customer, whether they bought or not; guests are none.
create or refresh materialized view gold.customer_lifetime_value (
  customer_key bigint not null comment 'Customer in gold.dim_customer',
  customer_id string comment 'Key of the customer in the source',
  customer_segment string comment 'By lifetime value among all buyers: VIP the top 5 %, High the next 15 %, Medium the next 30 %, Low all others',
  total_orders bigint comment 'Orders with a completed line',
  lifetime_value decimal(18,2) comment 'Revenue of all time',
  avg_order_value decimal(18,2) comment 'Revenue per order; null without orders',
  first_order_date date comment 'Day of the first completed order',
  last_order_date date comment 'Day of the latest completed order',
  recency_days int comment 'Days from the latest completed order to the latest order date in the data',
  rfm_segment string comment 'No Purchase, Champion, Loyal, New, Regular, At Risk or Lapsed, by recency, frequency and value',
  predicted_lifetime_value decimal(18,2) comment 'Lifetime value and the next year at the pace of the repeat orders so far, a pace that fades over a year without orders',
  constraint customer_key_is_present expect (customer_key is not null and customer_key <> -1) on violation fail update,
  constraint recency_is_not_negative expect (recency_days is null or recency_days >= 0) on violation fail update,
  constraint customer_lifetime_value_primary_key primary key (customer_key),
  constraint customer_lifetime_value_customer_reference foreign key (customer_key) references gold.dim_customer (customer_key)
)
comment 'What each customer is worth.'
tblproperties ('quality' = 'gold')
as
with today as (
  -- Over distinct days, because DuckDB 1.5.5 cannot plan the join below when it knows the maximum and there is only one day.
  select max(order_date) as today
  from (select distinct order_date from gold.fact_sales) as days
),
bought as (
  select
    customer_key,
    count(distinct order_id) as total_orders,
    coalesce(sum(total_amount), 0) as lifetime_value,
    min(order_date) as first_order_date,
    max(order_date) as last_order_date
  from gold.fact_sales
  where status = 'Completed' and customer_key <> -1
  group by customer_key
),
ranked as (
  select
    b.*,
    datediff(t.today, b.last_order_date) as recency_days,
    datediff(t.today, b.first_order_date) as tenure_days,
    rank() over (order by b.lifetime_value desc) as value_rank,
    count(*) over () as buyers
  from bought as b
  cross join today as t
),
segmented as (
  select
    *,
    case
      when (value_rank - 1) * 100 < buyers * 5 then 'VIP'
      when (value_rank - 1) * 100 < buyers * 20 then 'High'
      when (value_rank - 1) * 100 < buyers * 50 then 'Medium'
      else 'Low'
    end as customer_segment
  from ranked
)
-- The pace is repeat orders per day since the first order, over 90 days at least: one order alone promises no other.
select
  c.customer_key as customer_key,
  c.customer_id as customer_id,
  coalesce(s.customer_segment, 'Low') as customer_segment,
  coalesce(s.total_orders, 0) as total_orders,
  cast(coalesce(s.lifetime_value, 0) as decimal(18,2)) as lifetime_value,
  cast(cast(cast(s.lifetime_value as double) / s.total_orders as decimal(18,6)) as decimal(18,2)) as avg_order_value,
  s.first_order_date as first_order_date,
  s.last_order_date as last_order_date,
  cast(s.recency_days as int) as recency_days,
  case
    when s.customer_key is null then 'No Purchase'
    when s.recency_days <= 30 and s.total_orders >= 5 and s.customer_segment in ('VIP', 'High') then 'Champion'
    when s.recency_days <= 60 and s.total_orders >= 3 then 'Loyal'
    when s.recency_days <= 90 and s.total_orders = 1 then 'New'
    when s.recency_days <= 90 then 'Regular'
    when s.recency_days <= 180 then 'At Risk'
    else 'Lapsed'
  end as rfm_segment,
  cast(cast(
    case
      when s.customer_key is null then 0
      when s.recency_days >= 365 then cast(s.lifetime_value as double)
      else
        cast(s.lifetime_value as double)
        + cast(s.lifetime_value as double) / s.total_orders
          * (s.total_orders - 1) / (case when s.tenure_days < 90 then 90 else s.tenure_days end)
          * (365 - s.recency_days)
    end
  as decimal(18,6)) as decimal(18,2)) as predicted_lifetime_value
from gold.dim_customer as c
left join segmented as s
  on s.customer_key = c.customer_key
where c.customer_key <> -1;
