using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class OrderColumnsTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Fact]
    public void Many_customers_with_all_kinds_of_ids_and_money_are_read_alike()
    {
        var random = new Random(5);
        var lines = Enumerable.Range(0, 20_000).Select(i =>
        {
            var customer = random.Next(3000);
            string id = (customer % 3) switch { 0 => $"{customer}", 1 => $"customer number {customer}", _ => $"0{customer}" };
            var amount = (customer % 5) switch { 0 => random.Next(1, 100) / 100m, 1 => 0.123456789m, 2 => 999_999_999_999_999m, _ => random.Next(-5, 500) };
            return new OrderLine(id, Day.PlusDays(-random.Next(-2, 900)), amount);
        }).ToArray();
        var columns = new OrderColumns(
            lines.Select(line => line.CustomerId).ToArray(), [.. lines.Select(line => line.OrderedOn)], [.. lines.Select(line => line.Amount)]);

        var expected = CustomerTable.From(lines, Day);
        foreach (var threads in new[] { 1, 2, 5 })
        {
            Assert.Equal(expected, CustomerTable.From(columns, Day, threads));
        }
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OrderColumns([1L], [Day, Day], [1m]));
        Assert.Throws<ArgumentException>(() => new OrderColumns([1L, 2], [Day], [1m]));
        Assert.Throws<ArgumentNullException>(() => new OrderColumns((string[])null!, [Day], [1m]));
    }

    [Fact]
    public void Money_beyond_the_limit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerTable.From(new OrderColumns([1L], [Day], [1e16m]), Day));

    [Fact]
    public void Sums_of_money_are_exact_beyond_64_bits()
    {
        var line = new OrderLine("a", Day, 450_000_000_000.0001m);
        var table = CustomerTable.From(Enumerable.Repeat(line, 5000), Day);
        Assert.Equal(450_000_000_000.0001m * 5000, table[0].Revenue);

        var columns = new OrderColumns(Enumerable.Repeat(1L, 5000).ToArray(), [.. Enumerable.Repeat(Day, 5000)], [.. Enumerable.Repeat(line.Amount, 5000)]);
        Assert.Equal(450_000_000_000.0001m * 5000, CustomerTable.From(columns, Day)[0].Revenue);
    }

    [Fact]
    public void The_decimals_of_money_are_kept_as_written()
    {
        var table = CustomerTable.From([new OrderLine("a", Day, 1.50m), new OrderLine("a", Day, 2m), new OrderLine("b", Day, 0.00012m)], Day);
        Assert.Equal("3.50", table[0].Revenue.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0.00012m, table[1].Revenue);
    }

    [Fact]
    public void Cancelling_stops_the_reading()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CustomerTable.From(new OrderColumns([1L], [Day], [1m]), Day, cancellationToken: source.Token));
    }
}
