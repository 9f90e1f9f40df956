-- Grain: one row per order, as last landed, with the sums of its lines and payments.
-- The source writes times without a zone, by the clock of Brazil. They are kept as written, so that the day of an order is the
-- shop's day: to compare them with instants of other systems, add the three hours (two in summer) that Brazil is behind UTC.
create or refresh materialized view silver.orders (
  order_id string comment 'Key of the order in the source',
  order_ts timestamp comment 'When the order was placed, by the clock of Brazil',
  customer_id string comment 'Person who ordered; the account, customer_id in the source, where no record says whose it is',
  status string comment 'Completed, Cancelled, Shipped, Processing or Pending',
  channel string comment 'Not in this source',
  location_id string comment 'Not in this source; an order may have several sellers',
  payment_method string comment 'How the largest part was paid: credit_card, boleto, voucher or debit_card; null when not known',
  payment_status string comment 'Not in this source',
  shipping_method string comment 'Not in this source',
  promotion_code string comment 'Not in this source',
  subtotal decimal(18,2) comment 'Price of all lines; null when the order has none',
  discount_amount decimal(12,2) comment 'Not in this source',
  tax_amount decimal(12,2) comment 'Not in this source',
  shipping_amount decimal(12,2) comment 'Freight of all lines; null when the order has none',
  total_amount decimal(18,2) comment 'Price and freight of all lines; null when the order has none',
  currency string comment 'The reporting currency; the source names none',
  shipped_ts timestamp comment 'When the carrier took the parcel, by the clock of Brazil',
  delivered_ts timestamp comment 'When the customer got the parcel, by the clock of Brazil',
  cancelled_ts timestamp comment 'Not in this source',
  updated_at timestamp comment 'The latest of the four times of the order',
  source_status string comment 'Status as the source writes it; not part of the canonical contract',
  account_id string comment 'Customer of this order, customer_id in the source; not part of the canonical contract',
  approved_ts timestamp comment 'When the payment was approved, by the clock of Brazil; not part of the canonical contract',
  paid_amount decimal(18,2) comment 'Sum of the payments; null without one; not part of the canonical contract',
  created_date date comment 'Day on which the order first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its order',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint order_id_is_present expect (order_id is not null) on violation drop row,
  constraint order_time_is_a_time expect (order_ts is not null) on violation drop row,
  constraint order_time_is_in_range expect (
    order_ts is null
    or (cast(order_ts as date) >= date '2000-01-01' and cast(order_ts as date) <= date_add(cast(ingested_at as date), 1))
  ) on violation drop row,
  constraint status_is_known expect (
    status in ('Completed', 'Cancelled', 'Shipped', 'Processing', 'Pending')
  ) on violation drop row,
  constraint delivered_order_has_a_delivery_time expect (status <> 'Completed' or delivered_ts is not null),
  constraint cancelled_order_was_not_delivered expect (status <> 'Cancelled' or delivered_ts is null),
  constraint order_was_placed_before_it_was_shipped expect (shipped_ts is null or shipped_ts >= order_ts),
  constraint order_was_shipped_before_it_was_delivered expect (
    shipped_ts is null or delivered_ts is null or delivered_ts >= shipped_ts
  ),
  constraint one_record_per_order expect (is_active) on violation drop row
)
comment 'Orders, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(order_id), '') as order_id,
    nullif(trim(customer_id), '') as account_id,
    nullif(lower(trim(order_status)), '') as source_status,
    trim(order_purchase_timestamp) as purchase_text,
    trim(order_approved_at) as approved_text,
    trim(order_delivered_carrier_date) as shipped_text,
    trim(order_delivered_customer_date) as delivered_text,
    trim(order_estimated_delivery_date) as estimated_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(order_id, ''),
      coalesce(customer_id, ''),
      coalesce(order_status, ''),
      coalesce(order_purchase_timestamp, ''),
      coalesce(order_approved_at, ''),
      coalesce(order_delivered_carrier_date, ''),
      coalesce(order_delivered_customer_date, ''),
      coalesce(order_estimated_delivery_date, '')
    )) as source_text
  from bronze.orders
  group by all
),
typed as (
  select
    *,
    try_to_timestamp(purchase_text, 'yyyy-MM-dd HH:mm:ss') as order_ts,
    try_to_timestamp(approved_text, 'yyyy-MM-dd HH:mm:ss') as approved_ts,
    try_to_timestamp(shipped_text, 'yyyy-MM-dd HH:mm:ss') as shipped_ts,
    try_to_timestamp(delivered_text, 'yyyy-MM-dd HH:mm:ss') as delivered_ts,
    -- unavailable: the goods could not be had, so nothing was sold.
    case source_status
      when 'delivered' then 'Completed'
      when 'canceled' then 'Cancelled'
      when 'unavailable' then 'Cancelled'
      when 'shipped' then 'Shipped'
      when 'processing' then 'Processing'
      when 'invoiced' then 'Processing'
      when 'approved' then 'Pending'
      when 'created' then 'Pending'
      else source_status
    end as status
  from landed
),
loads as (
  -- A record is usable when it meets the rules above that a record can meet by itself; a load is one file of one update.
  select
    *,
    coalesce(
      order_id is not null
      and cast(order_ts as date) >= date '2000-01-01'
      and cast(order_ts as date) <= date_add(cast(ingested_at as date), 1)
      and status in ('Completed', 'Cancelled', 'Shipped', 'Processing', 'Pending'),
      false
    ) as is_usable,
    rank() over (partition by order_id order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (partition by order_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by order_id) as last_usable_load,
    min(ingested_at) over (partition by order_id) as first_ingested_at
  from loads
),
lines as (
  select
    order_id,
    sum(line_total) as subtotal,
    sum(freight_amount) as shipping_amount
  from silver.order_items
  group by order_id
),
methods as (
  select
    order_id,
    payment_method,
    sum(amount) as amount,
    -- Methods that paid the same come by name, a defined one before one that is not.
    row_number() over (
      partition by order_id
      order by sum(amount) desc, case when payment_method is null then 1 else 0 end, payment_method
    ) as preference
  from silver.payments
  group by order_id, payment_method
),
paid as (
  select
    order_id,
    max(case when preference = 1 then payment_method end) as payment_method,
    sum(amount) as paid_amount
  from methods
  group by order_id
)
select
  v.order_id as order_id,
  v.order_ts as order_ts,
  coalesce(a.customer_id, v.account_id) as customer_id,
  v.status as status,
  cast(null as string) as channel,
  cast(null as string) as location_id,
  p.payment_method as payment_method,
  cast(null as string) as payment_status,
  cast(null as string) as shipping_method,
  cast(null as string) as promotion_code,
  cast(l.subtotal as decimal(18,2)) as subtotal,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(l.shipping_amount as decimal(12,2)) as shipping_amount,
  cast(l.subtotal + coalesce(l.shipping_amount, 0) as decimal(18,2)) as total_amount,
  '${reporting_currency}' as currency,
  v.shipped_ts as shipped_ts,
  v.delivered_ts as delivered_ts,
  cast(null as timestamp) as cancelled_ts,
  greatest(v.order_ts, v.approved_ts, v.shipped_ts, v.delivered_ts) as updated_at,
  v.source_status as source_status,
  v.account_id as account_id,
  v.approved_ts as approved_ts,
  cast(p.paid_amount as decimal(18,2)) as paid_amount,
  cast(v.first_ingested_at as date) as created_date,
  cast(v.ingested_at as date) as updated_date,
  (v.preference = 1 or v.order_id is null) as is_active,
  v.source_file as source_file,
  v.source_row as source_row,
  v.ingested_at as ingested_at,
  case when not v.is_usable or v.preference > 1 then v.source_text end as source_text
from versions as v
left join silver.customer_accounts as a
  on a.account_id = v.account_id
left join lines as l
  on l.order_id = v.order_id
left join paid as p
  on p.order_id = v.order_id
-- What a later usable record replaces is history and stays in bronze.
where v.load_number >= coalesce(v.last_usable_load, 1);
