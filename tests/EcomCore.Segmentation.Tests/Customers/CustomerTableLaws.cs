using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class CustomerTableLaws
{
    [Property]
    public bool It_agrees_with_grouping_all_lines(OrderLine[] lines) =>
        ById(CustomerTable.From(lines, Generators.AsOf)).SequenceEqual(ById(Grouped(lines)));

    [Property]
    public bool Counted_by_day_it_agrees_with_grouping_all_lines(OrderLine[] lines) =>
        ById(CustomerTable.From(lines, Generators.AsOf, PurchaseCounting.ByDay)).SequenceEqual(ById(Grouped(lines, byDay: true)));

    [Property]
    public bool The_order_of_lines_changes_nothing(OrderLine[] lines, int seed)
    {
        var shuffled = (OrderLine[])lines.Clone();
        new Random(seed).Shuffle(shuffled);
        return ById(CustomerTable.From(lines, Generators.AsOf)).SequenceEqual(ById(CustomerTable.From(shuffled, Generators.AsOf)));
    }

    [Property]
    public bool No_customer_has_two_rows(OrderLine[] lines) =>
        CustomerTable.From(lines, Generators.AsOf).GroupBy(row => row.CustomerId).All(group => group.Count() == 1);

    [Property]
    public bool Every_line_is_accounted_for(OrderLine[] lines)
    {
        var table = CustomerTable.From(lines, Generators.AsOf);
        var counted = lines.Where(line => !string.IsNullOrEmpty(line.CustomerId) && line.OrderedOn <= Generators.AsOf).ToList();
        return table.Lines == lines.Length
            && table.Lines - table.GuestLines - table.LaterLines == counted.Count
            && table.Count + table.CustomersWithoutPurchase == counted.Select(line => line.CustomerId).Distinct().Count();
    }

    private static IEnumerable<CustomerSummary> ById(IEnumerable<CustomerSummary> rows) => rows.OrderBy(row => row.CustomerId, StringComparer.Ordinal);

    private static IEnumerable<CustomerSummary> Grouped(OrderLine[] lines, bool byDay = false) =>
        from line in lines.Select((line, i) => (Line: line, Purchase: byDay ? $"{line.OrderedOn}" : line.OrderId ?? $"line {i}"))
        where !string.IsNullOrEmpty(line.Line.CustomerId) && line.Line.OrderedOn <= Generators.AsOf
        group line by line.Line.CustomerId into customer
        let bought = customer.Where(line => !line.Line.IsReturn).ToList()
        where bought.Count > 0
        select new CustomerSummary(
            customer.Key,
            bought.Min(line => line.Line.OrderedOn),
            bought.Max(line => line.Line.OrderedOn),
            bought.Select(line => line.Purchase).Distinct().Count(),
            customer.Sum(line => line.Line.Amount));
}
