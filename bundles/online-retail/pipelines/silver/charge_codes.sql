-- Grain: one row per stock code that is no product. Add a row for each further code of your own export.
create or refresh materialized view silver.charge_codes (
  charge_code string comment 'Stock code in capitals; GIFT stands for all that begin with GIFT_',
  rule string comment 'Rule of silver.order_items that a record with this code breaks',
  meaning string comment 'What the source means by it',
  constraint rule_is_declared expect (
    rule in (
      'line_is_no_postage', 'line_is_no_discount', 'line_is_no_manual_entry', 'line_is_no_sample', 'line_is_no_fee',
      'line_is_no_bad_debt', 'line_is_no_gift_voucher'
    )
  ) on violation fail update
)
comment 'Stock codes that stand for charges, fees and corrections rather than for goods.'
tblproperties ('quality' = 'silver')
as select
  cast(charge_code as string) as charge_code,
  cast(rule as string) as rule,
  cast(meaning as string) as meaning
from (
  values
    ('POST', 'line_is_no_postage', 'Postage'),
    ('DOT', 'line_is_no_postage', 'Postage of the web shop dotcomgiftshop'),
    ('C2', 'line_is_no_postage', 'Carriage'),
    ('D', 'line_is_no_discount', 'Discount granted afterwards'),
    ('M', 'line_is_no_manual_entry', 'Manual entry without a product'),
    ('S', 'line_is_no_sample', 'Samples'),
    ('BANK CHARGES', 'line_is_no_fee', 'Fees of the bank'),
    ('AMAZONFEE', 'line_is_no_fee', 'Fees of the marketplace Amazon'),
    ('CRUK', 'line_is_no_fee', 'Commission for the charity Cancer Research UK'),
    ('B', 'line_is_no_bad_debt', 'Bad debt written off'),
    ('GIFT', 'line_is_no_gift_voucher', 'Gift vouchers, which become revenue when they are redeemed')
) as codes (charge_code, rule, meaning);
