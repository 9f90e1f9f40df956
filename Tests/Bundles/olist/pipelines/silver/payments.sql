-- Grain: one row per payment, as last landed; not part of the canonical contract. An order may have several.
create or refresh materialized view silver.payments (
  order_id string comment 'Order that was paid',
  payment_number int comment 'Place of the payment in its order, from 1',
  payment_method string comment 'credit_card, boleto, voucher or debit_card; null where the source says not_defined',
  instalments int comment 'Instalments that the customer chose',
  amount decimal(12,2) comment 'Amount, in the reporting currency',
  is_active boolean comment 'Whether the record is the one that counts for its payment',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint order_id_is_present expect (order_id is not null) on violation drop row,
  constraint payment_number_is_a_whole_number expect (payment_number is not null) on violation drop row,
  constraint payment_method_is_defined expect (payment_method is not null),
  constraint amount_is_a_number expect (amount is not null) on violation drop row,
  constraint amount_is_not_negative expect (amount is null or amount >= 0) on violation drop row,
  constraint one_record_per_payment expect (is_active) on violation drop row
)
comment 'Payments of the orders, cleaned and typed.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(order_id), '') as order_id,
    trim(payment_sequential) as payment_number_text,
    nullif(lower(trim(payment_type)), '') as payment_type,
    trim(payment_installments) as instalments_text,
    trim(payment_value) as amount_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(order_id, ''),
      coalesce(payment_sequential, ''),
      coalesce(payment_type, ''),
      coalesce(payment_installments, ''),
      coalesce(payment_value, '')
    )) as source_text
  from bronze.payments
  group by all
),
typed as (
  select
    *,
    case when payment_number_text rlike '^[0-9]+$' then try_cast(payment_number_text as int) end as payment_number,
    nullif(payment_type, 'not_defined') as payment_method,
    case when instalments_text rlike '^[0-9]+$' then try_cast(instalments_text as int) end as instalments,
    try_cast(amount_text as decimal(12,2)) as amount
  from landed
),
loads as (
  select
    *,
    coalesce(order_id is not null and payment_number is not null and amount >= 0, false) as is_usable,
    rank() over (partition by order_id, payment_number order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (
      partition by order_id, payment_number order by is_usable desc, load_number desc, source_row desc
    ) as preference,
    max(case when is_usable then load_number end) over (partition by order_id, payment_number) as last_usable_load
  from loads
)
select
  order_id as order_id,
  payment_number as payment_number,
  payment_method as payment_method,
  instalments as instalments,
  amount as amount,
  (preference = 1 or order_id is null or payment_number is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze.
where load_number >= coalesce(last_usable_load, 1);
