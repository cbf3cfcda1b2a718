using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class OrderColumnsLaws
{
    [Property]
    public bool Texts_in_columns_give_the_table_of_lines_on_any_number_of_threads(OrderLine[] lines, PositiveInt threads)
    {
        var plain = Plain(lines);
        var columns = new OrderColumns(
            plain.Select(line => line.CustomerId).ToArray(),
            [.. plain.Select(line => line.OrderedOn)],
            [.. plain.Select(line => line.Amount)]);
        return Same(CustomerTable.From(columns, Generators.AsOf, 1 + (threads.Get % 4)), CustomerTable.From(plain, Generators.AsOf));
    }

    [Property]
    public bool Numbers_in_columns_give_the_table_of_lines_on_any_number_of_threads(OrderLine[] lines, PositiveInt threads)
    {
        var plain = Plain(lines).Where(line => !string.IsNullOrEmpty(line.CustomerId))
            .Select((line, i) => new OrderLine($"{line.CustomerId!.Length + (i % 7)}", line.OrderedOn, line.Amount)).ToArray();
        var columns = new OrderColumns(
            plain.Select(line => long.Parse(line.CustomerId!, System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            [.. plain.Select(line => line.OrderedOn)],
            [.. plain.Select(line => line.Amount)]);
        return Same(CustomerTable.From(columns, Generators.AsOf, 1 + (threads.Get % 4)), CustomerTable.From(plain, Generators.AsOf));
    }

    [Property]
    public bool Sorting_by_digits_and_by_counting_is_sorting(int seed, bool isReversed, bool isWhole)
    {
        var random = new Random(seed);
        var values = new double[5000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = isWhole ? random.Next(-40, 900) : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300));
        }

        var expected = values.Select(value => isReversed ? -value : value).Order().ToArray();
        var sorted = new double[values.Length];
        SortedValues.Fill(sorted, values, isReversed);
        return sorted.SequenceEqual(expected);
    }

    [Property]
    public bool Sorting_money_is_sorting(int seed, bool isReversed, bool hasOther)
    {
        var random = new Random(seed);
        var decimals = Math.Pow(10, random.Next(0, 5));
        var values = Enumerable.Range(0, 3000).Select(_ => random.NextInt64(-90_000_000_000, 90_000_000_000) / decimals).ToArray();

        // One value that is no money: the least above 1, or more than the units of money hold.
        values[random.Next(3000)] = hasOther ? (random.Next(2) == 0 ? Math.BitIncrement(1.0) : 1e300) : 0.07;
        var expected = values.Select(value => isReversed ? -value : value).Order().ToArray();
        var sorted = new double[values.Length];
        SortedValues.Fill(sorted, values, isReversed);
        return sorted.SequenceEqual(expected);
    }

    // Columns have no order ids and no returns of positive money.
    private static OrderLine[] Plain(OrderLine[] lines) => Array.ConvertAll(lines, line => new OrderLine(line.CustomerId, line.OrderedOn, line.Amount));

    private static bool Same(CustomerTable left, CustomerTable right) =>
        left.SequenceEqual(right)
        && (left.Lines, left.GuestLines, left.LaterLines, left.ReturnLines, left.CustomersWithoutPurchase)
            == (right.Lines, right.GuestLines, right.LaterLines, right.ReturnLines, right.CustomersWithoutPurchase);
}
