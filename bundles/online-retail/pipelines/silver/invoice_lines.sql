-- Grain: one row per record of the export, exact duplicates once. Here it is decided what a record is: an order line,
-- or which rule keeps it from being one. All of it depends on the records alone, never on the files they came in.
create or refresh materialized view silver.invoice_lines (
  invoice_no string comment 'Number of the invoice, in capitals',
  record_key string comment 'First 60 bits of the md5 of the record as it landed, as 15 hex digits; tells the lines of an invoice apart',
  invoice_ts timestamp comment 'When the invoice was written; the source names no time zone, so it counts as UTC',
  stock_code string comment 'Code of the product or charge, in capitals',
  description string comment 'Name of the product, or a note of the warehouse',
  quantity int comment 'Units; negative where goods were credited or written off',
  unit_price decimal(18,4) comment 'Price of one unit, in the reporting currency',
  amount decimal(18,4) comment 'Quantity times unit price, with its sign',
  customer_id string comment 'Customer, as a whole number; null for guests',
  country string comment 'Country of the customer, by its usual name; null when the source names none',
  is_credit boolean comment 'Whether the record gives money back: a line of a credit note, or goods taken back at a price',
  reversed_ts timestamp comment 'Of a sale that a credit took back in full: when that was',
  broken_rule string comment 'First rule of silver.order_items that the record breaks; null for an order line',
  record_count bigint comment 'How often the very same record landed',
  source_file string comment 'File that the record came in first',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read first',
  source_text string comment 'The record as it landed, kept where it breaks a rule; else null'
)
comment 'Every record of the export once, cleaned and typed, with what it is.'
tblproperties ('quality' = 'silver')
as
with exported as (
  -- Nothing between two commas and nothing between quotes are the same.
  select
    nullif(invoice_no, '') as invoice_no_text,
    nullif(stock_code, '') as stock_code_text,
    nullif(description, '') as description_text,
    nullif(quantity, '') as quantity_text,
    nullif(invoice_date, '') as invoice_date_text,
    nullif(unit_price, '') as unit_price_text,
    nullif(customer_id, '') as customer_id_text,
    nullif(country, '') as country_text,
    source_file,
    source_row,
    ingested_at
  from bronze.invoice_lines
),
-- Few records share even these four values, so only those few are compared in full.
repeated as (
  select
    invoice_no_text,
    stock_code_text,
    quantity_text,
    unit_price_text
  from exported
  group by invoice_no_text, stock_code_text, quantity_text, unit_price_text
  having count(*) > 1
),
copies as (
  select
    e.*,
    row_number() over (
      partition by
        e.invoice_no_text, e.stock_code_text, e.description_text, e.quantity_text,
        e.invoice_date_text, e.unit_price_text, e.customer_id_text, e.country_text
      order by e.ingested_at, e.source_file, e.source_row
    ) as copy,
    count(*) over (
      partition by
        e.invoice_no_text, e.stock_code_text, e.description_text, e.quantity_text,
        e.invoice_date_text, e.unit_price_text, e.customer_id_text, e.country_text
    ) as record_count
  from exported as e
  left semi join repeated as r
    on r.invoice_no_text <=> e.invoice_no_text
    and r.stock_code_text <=> e.stock_code_text
    and r.quantity_text <=> e.quantity_text
    and r.unit_price_text <=> e.unit_price_text
),
landed as (
  select
    e.*,
    1 as copy,
    1 as record_count
  from exported as e
  left anti join repeated as r
    on r.invoice_no_text <=> e.invoice_no_text
    and r.stock_code_text <=> e.stock_code_text
    and r.quantity_text <=> e.quantity_text
    and r.unit_price_text <=> e.unit_price_text
  union all
  select *
  from copies
  where copy = 1
),
typed as (
  -- Forms are checked where engines differ in what they take for a number or an instant.
  select
    *,
    nullif(upper(trim(invoice_no_text)), '') as invoice_no,
    nullif(upper(trim(stock_code_text)), '') as stock_code,
    try_cast(trim(quantity_text) as int) as quantity,
    case
      when length(trim(invoice_date_text)) = 19 then try_cast(trim(invoice_date_text) as timestamp)
    end as invoice_ts,
    try_cast(trim(unit_price_text) as decimal(18,4)) as unit_price,
    concat_ws(
      ',',
      coalesce(invoice_no_text, ''),
      coalesce(stock_code_text, ''),
      coalesce(description_text, ''),
      coalesce(quantity_text, ''),
      coalesce(invoice_date_text, ''),
      coalesce(unit_price_text, ''),
      coalesce(customer_id_text, ''),
      coalesce(country_text, '')
    ) as source_text
  from landed
),
judged as (
  -- The first rule that is broken counts, so that the records and amounts of all rules add up.
  select
    t.invoice_no,
    t.stock_code,
    nullif(trim(t.description_text), '') as description,
    t.quantity,
    t.invoice_ts,
    t.unit_price,
    cast(t.quantity * t.unit_price as decimal(18,4)) as amount,
    nullif(
      case
        when trim(t.customer_id_text) like '%.0' then left(trim(t.customer_id_text), length(trim(t.customer_id_text)) - 2)
        else trim(t.customer_id_text)
      end,
      ''
    ) as customer_id,
    case trim(t.country_text)
      when 'EIRE' then 'Ireland'
      when 'RSA' then 'South Africa'
      when 'USA' then 'United States'
      when 'Unspecified' then null
      when 'European Community' then null
      else nullif(trim(t.country_text), '')
    end as country,
    t.record_count,
    t.source_file,
    t.source_row,
    t.ingested_at,
    coalesce(t.unit_price > 0 and (t.invoice_no like 'C%' or t.quantity < 0), false) as is_credit,
    case
      when t.invoice_no is null then 'invoice_no_is_present'
      when t.stock_code is null then 'stock_code_is_present'
      when t.invoice_ts is null then 'invoice_date_is_a_timestamp'
      when t.invoice_ts < timestamp '2000-01-01 00:00:00'
        or unix_micros(t.invoice_ts) > unix_micros(t.ingested_at) + 86400000000 then 'invoice_date_is_in_range'
      when t.quantity is null then 'quantity_is_a_whole_number'
      when t.unit_price is null then 'unit_price_is_a_number'
      when c.rule is not null then c.rule
      when t.invoice_no like 'A%' then 'line_is_no_bad_debt'
      when t.unit_price < 0 then 'unit_price_is_not_negative'
      when t.unit_price = 0 and t.quantity < 0 then 'stock_write_off_is_no_sale'
      when t.unit_price = 0 then 'unit_price_is_not_zero'
      when t.unit_price <> cast(t.unit_price as decimal(12,2)) then 'unit_price_is_in_whole_cents'
      when t.quantity = 0 then 'quantity_is_not_zero'
      when t.invoice_no like 'C%' and t.quantity > 0 then 'credited_quantity_is_negative'
    end as broken_rule,
    t.source_text
  from typed as t
  left join silver.charge_codes as c
    on c.charge_code = case when startswith(t.stock_code, 'GIFT_') then 'GIFT' else t.stock_code end
),
-- A credit takes back the latest sale that is still open, of the same customer, product, price and quantity. Sales and
-- credits of such a key nest like brackets: each opens or closes a level, and a credit belongs to the sale before it on
-- its level. A credit of goods that were sold before the data begins, or that come back in part, finds no sale.
credited as (
  select distinct
    customer_id,
    stock_code,
    unit_price,
    -quantity as units
  from judged
  where broken_rule is null and is_credit and customer_id is not null
),
steps as (
  select
    j.customer_id,
    j.stock_code,
    j.unit_price,
    c.units,
    j.invoice_no,
    j.invoice_ts,
    j.is_credit,
    j.source_file,
    j.source_row,
    j.source_text,
    sum(case when j.is_credit then -1 else 1 end) over (
      partition by j.customer_id, j.stock_code, j.unit_price, c.units
      order by j.invoice_ts, j.is_credit, j.invoice_no, j.source_text
      rows between unbounded preceding and current row
    ) as balance
  from judged as j
  join credited as c
    on c.customer_id = j.customer_id
    and c.stock_code = j.stock_code
    and c.unit_price = j.unit_price
    and c.units = abs(j.quantity)
  where j.broken_rule is null
),
levels as (
  select
    *,
    balance - least(0, min(balance) over (
      partition by customer_id, stock_code, unit_price, units
      order by invoice_ts, is_credit, invoice_no, source_text
      rows between unbounded preceding and current row
    )) + case when is_credit then 1 else 0 end as level
  from steps
),
neighbours as (
  select
    source_file,
    source_row,
    is_credit,
    lag(is_credit) over (
      partition by customer_id, stock_code, unit_price, units, level
      order by invoice_ts, is_credit, invoice_no, source_text
    ) as follows_credit,
    lead(case when is_credit then invoice_ts end) over (
      partition by customer_id, stock_code, unit_price, units, level
      order by invoice_ts, is_credit, invoice_no, source_text
    ) as next_credit_ts
  from levels
),
reversals as (
  select
    source_file,
    source_row,
    case when not is_credit then next_credit_ts end as reversed_ts
  from neighbours
  where (is_credit and not follows_credit) or (not is_credit and next_credit_ts is not null)
),
ruled as (
  select
    j.*,
    r.reversed_ts,
    case
      when r.source_row is not null and j.is_credit then 'sale_and_its_reversal_are_one_line'
      else j.broken_rule
    end as last_rule
  from judged as j
  left join reversals as r
    on r.source_file = j.source_file and r.source_row = j.source_row
)
select
  invoice_no as invoice_no,
  left(md5(source_text), 15) as record_key,
  invoice_ts as invoice_ts,
  stock_code as stock_code,
  description as description,
  quantity as quantity,
  unit_price as unit_price,
  amount as amount,
  customer_id as customer_id,
  country as country,
  is_credit as is_credit,
  reversed_ts as reversed_ts,
  last_rule as broken_rule,
  record_count as record_count,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when last_rule is not null then source_text end as source_text
from ruled;
