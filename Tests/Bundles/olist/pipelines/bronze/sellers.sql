-- Grain: one row per record of olist_sellers_dataset.csv, as it landed: one seller.
create or refresh streaming table bronze.sellers (
  seller_id string comment 'Key of the seller',
  seller_zip_code_prefix string comment 'First five digits of the postal code, with leading zeros',
  seller_city string comment 'City that the seller ships from, as the seller wrote it',
  seller_state string comment 'State of Brazil, as two letters',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Sellers as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  seller_id,
  seller_zip_code_prefix,
  seller_city,
  seller_state,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_sellers_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'seller_id string, seller_zip_code_prefix string, seller_city string, seller_state string',
  rescuedDataColumn => '_rescued_data'
);
