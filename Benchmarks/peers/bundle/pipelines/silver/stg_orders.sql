-- One row per order of a known customer with a known status; of repeated orders the latest.
create or refresh materialized view silver.stg_orders (
  constraint order_id_is_known expect (order_id is not null) on violation fail update,
  constraint customer_id_is_known expect (customer_id is not null) on violation fail update,
  constraint status_is_known
    expect (status in ('placed', 'shipped', 'completed', 'returned', 'cancelled')) on violation fail update
)
comment 'Orders of known customers; one row per order'
as
with ranked as (
  select
    order_id,
    customer_id,
    order_ts,
    status,
    channel,
    store_id,
    row_number() over (partition by order_id order by order_ts desc) as rn
  from read_files(
    '${landing}/orders.csv',
    format => 'csv',
    header => true,
    schema => 'order_id bigint, customer_id bigint, order_ts timestamp, status string, channel string, store_id int'
  )
)
select
  o.order_id,
  o.customer_id,
  o.order_ts,
  cast(o.order_ts as date) as order_date,
  lower(o.status) as status,
  o.channel,
  o.store_id
from ranked o
join silver.stg_customers c on o.customer_id = c.customer_id
where o.rn = 1
  and lower(o.status) in ('placed', 'shipped', 'completed', 'returned', 'cancelled')
