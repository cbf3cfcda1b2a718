using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class AmountTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

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
