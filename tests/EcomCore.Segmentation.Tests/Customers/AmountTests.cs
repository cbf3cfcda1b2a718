using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class AmountTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Fact]
    public void Equal_money_is_equal_however_it_was_written_and_added_up()
    {
        var day = new NodaTime.LocalDate(2025, 10, 1);
        OrderLine[] lines =
        [
            new("a", day, 48203573094.00m), new("b", day, 48203573094.00000000m), new("c", day, 1m),
            new("d", day, 48203573093.99999999m), new("d", day, 0.00000001m), new("e", day, 8200000001.123456m), new("f", day, 8200000001.12345600m),
        ];
        var table = Rfm.Score(lines, day);
        Assert.Equal([table[0].M, table[0].M], [table[1].M, table[3].M]);
        Assert.Equal(table[4].M, table[5].M);

        var columns = new OrderColumns(lines.Select(line => line.CustomerId).ToArray(), [.. lines.Select(line => line.OrderedOn)], [.. lines.Select(line => line.Amount)]);
        Assert.Equal(table.Select(row => row.M), Rfm.Score(columns, day).Select(row => row.M));
    }

    [Fact]
    public void A_return_that_adds_money_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => OrderLine.Of("a", new NodaTime.LocalDate(2025, 10, 1), -2, -10m));
        Assert.Equal("unitPrice", error.ParamName);
    }

    [Fact]
    public void Decimals_beyond_the_eighth_are_rounded_away_half_to_even()
    {
        Assert.Equal(0.00000002m, new OrderLine("a", Day, 0.000000025m).Amount);
        Assert.Equal(0.12345678m, CustomerTable.From([new OrderLine("a", Day, 0.1234567812345m)], Day)[0].Revenue);
        Assert.Equal("10.50", CustomerTable.From([new OrderLine("a", Day, 10.50m)], Day)[0].Revenue.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_return_below_the_last_decimal_is_still_a_return()
    {
        Assert.True(new OrderLine("a", Day, -1e-20m).IsReturn);
        var builder = new CustomerTableBuilder(Day);
        builder.Add("a", Day, -1e-20m);
        Assert.Empty(builder.Build());
        Assert.Empty(CustomerTable.From(new OrderColumns([1L], [Day], [-1e-20m]), Day));
    }

    [Fact]
    public void Sums_do_not_depend_on_the_order_of_the_lines()
    {
        decimal[] amounts = [900_000_000_000_000.5m, 0.00000000000004m, -900_000_000_000_000.5m, 0.00000001m, 3.1415926535m];
        decimal[][] orders = [amounts, [.. amounts.Reverse()], [amounts[1], amounts[3], amounts[0], amounts[4], amounts[2]]];
        Assert.All(orders, order =>
        {
            Assert.Equal(3.14159266m, CustomerTable.From([.. order.Select(amount => new OrderLine("a", Day, amount))], Day)[0].Revenue);
            var columns = new OrderColumns([.. order.Select(_ => 1L)], [.. order.Select(_ => Day)], order);
            Assert.Equal(3.14159266m, CustomerTable.From(columns, Day)[0].Revenue);
        });
    }
}
