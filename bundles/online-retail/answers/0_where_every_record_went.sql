-- title: Where every record went
-- question: Which landed records became order lines, and which rule kept the others out?
-- chart: none
select
  place,
  broken_rule,
  record_count,
  amount
from checks.record_accounting
union all
select distinct
  'all of bronze.invoice_lines' as place,
  null as broken_rule,
  bronze_records as record_count,
  bronze_amount as amount
from checks.record_accounting
order by record_count, place, broken_rule;
