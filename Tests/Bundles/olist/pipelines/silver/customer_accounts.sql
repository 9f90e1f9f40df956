-- Grain: one row per customer_id of the source. The source gives a person a new one with every order, so this table leads
-- from an order to the person; it is not part of the canonical contract.
create or refresh materialized view silver.customer_accounts (
  account_id string comment 'Key of the customer in one order, customer_id in the source',
  customer_id string comment 'Person, customer_unique_id in the source',
  postal_code string comment 'First five digits of the postal code',
  city string comment 'City that the order goes to',
  state string comment 'State of Brazil, as two letters',
  created_date date comment 'Day on which the account first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its account',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint account_id_is_present expect (account_id is not null) on violation drop row,
  constraint customer_id_is_present expect (customer_id is not null) on violation drop row,
  constraint postal_code_has_five_digits expect (postal_code is null or postal_code rlike '^[0-9]{5}$'),
  constraint state_has_two_letters expect (state is null or state rlike '^[A-Z]{2}$'),
  constraint one_record_per_account expect (is_active) on violation drop row
)
comment 'The customers of the orders and the persons that they are.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(customer_id), '') as account_id,
    nullif(trim(customer_unique_id), '') as customer_id,
    nullif(trim(customer_zip_code_prefix), '') as postal_code,
    nullif(trim(customer_city), '') as city,
    nullif(upper(trim(customer_state)), '') as state,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(customer_id, ''),
      coalesce(customer_unique_id, ''),
      coalesce(customer_zip_code_prefix, ''),
      coalesce(customer_city, ''),
      coalesce(customer_state, '')
    )) as source_text
  from bronze.customers
  group by all
),
loads as (
  -- A record is usable when it meets the rules above that a record can meet by itself; a load is one file of one update.
  select
    *,
    account_id is not null and customer_id is not null as is_usable,
    rank() over (partition by account_id order by ingested_at, source_file) as load_number
  from landed
),
versions as (
  select
    *,
    row_number() over (partition by account_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by account_id) as last_usable_load,
    min(ingested_at) over (partition by account_id) as first_ingested_at
  from loads
)
select
  account_id as account_id,
  customer_id as customer_id,
  postal_code as postal_code,
  city as city,
  state as state,
  cast(first_ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  (preference = 1 or account_id is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze.
where load_number >= coalesce(last_usable_load, 1);
