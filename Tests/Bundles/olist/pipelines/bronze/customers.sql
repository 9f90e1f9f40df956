-- Grain: one row per record of olist_customers_dataset.csv, as it landed: one customer of one order.
create or refresh streaming table bronze.customers (
  customer_id string comment 'Key of the customer in one order; a person gets a new one with every order',
  customer_unique_id string comment 'Key of the person',
  customer_zip_code_prefix string comment 'First five digits of the postal code, with leading zeros',
  customer_city string comment 'City, in lower case and without accents',
  customer_state string comment 'State of Brazil, as two letters',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Customers as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  customer_id,
  customer_unique_id,
  customer_zip_code_prefix,
  customer_city,
  customer_state,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_customers_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'customer_id string, customer_unique_id string, customer_zip_code_prefix string, customer_city string, customer_state string',
  rescuedDataColumn => '_rescued_data'
);
