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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_first_bad_amount_is_told_with_its_row_on_any_number_of_threads(int threads)
    {
        var ids = Enumerable.Range(0, 5000).Select(i => (long)i).ToArray();
        var amounts = Enumerable.Repeat(1m, ids.Length).ToArray();
        (amounts[4000], amounts[1234], amounts[4999]) = (2e15m, -3e15m, 4e15m);
        var columns = new OrderColumns(ids, [.. Enumerable.Repeat(Day, ids.Length)], amounts);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CustomerTable.From(columns, Day, threads));
        Assert.Equal(-3e15m, error.ActualValue);
        Assert.Contains("found -3000000000000000 at index 1234.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_amount_is_told_before_that_of_a_guest_some_lines_later()
    {
        string?[] ids = [.. Enumerable.Range(0, 300).Select(i => i % 70 == 69 ? null : $"{i}")];
        var amounts = Enumerable.Repeat(1m, ids.Length).ToArray();
        (amounts[60], amounts[69], amounts[139]) = (1e16m, 2e16m, 3e16m);
        var columns = new OrderColumns(ids, [.. Enumerable.Repeat(Day, ids.Length)], amounts);
        Assert.Contains("at index 60.", Assert.Throws<ArgumentOutOfRangeException>(() => CustomerTable.From(columns, Day)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_of_guests_and_of_later_lines_are_looked_at_too()
    {
        string?[] ids = ["a", "", "a"];
        LocalDate[] days = [Day, Day, Day.PlusDays(1)];
        foreach (var threads in new[] { 1, 2 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => CustomerTable.From(new OrderColumns(ids, days, [1m, 1e16m, 1m]), Day, threads));
            Assert.Throws<ArgumentOutOfRangeException>(() => CustomerTable.From(new OrderColumns(ids, days, [1m, 1m, 1e16m]), Day, threads));

            var table = CustomerTable.From(new OrderColumns(ids, days, [1m, 1m, 1m]), Day, threads);
            Assert.Equal((1, 1), (table.GuestLines, table.LaterLines));
        }
    }

    [Fact]
    public void Several_threads_stop_as_one_does()
    {
        var columns = new OrderColumns([1L, 2], [Day, Day], [1m, 1m]);
        foreach (var threads in new[] { 1, 2, 3 })
        {
            Assert.Throws<OperationCanceledException>(() => CustomerTable.From(columns, Day, threads, new CancellationToken(canceled: true)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancelling_among_the_lines_of_guests_stops_the_reading(int threads)
    {
        const int count = 3_000_000;
        using var source = new CancellationTokenSource();
        var looks = new int[count];
        var columns = new OrderColumns(new long[count], [.. Enumerable.Repeat(Day, count)], new decimal[count]);
        using var reading = new ColumnReading<NumberKey, GuestsOnly>(columns, () => new GuestsOnly(source, looks), Day, threads);

        Assert.Throws<OperationCanceledException>(() => reading.Read(threads, source.Token));
        Assert.InRange(looks.Sum(), 1, 100_000);
    }

    [Fact]
    public void Blocks_end_where_they_end()
    {
        // Around the lengths of a block and of a slice, with one customer in every line and in none.
        foreach (var count in new[] { 0, 1, 63, 64, 65, 127, 128, 129, 191, 192, 193, 1000, 8191, 8192, 8193 })
        {
            var same = new OrderColumns(new long[count], [.. Enumerable.Repeat(Day, count)], [.. Enumerable.Repeat(2m, count)]);
            var others = new OrderColumns([.. Enumerable.Range(0, count).Select(i => (long)i)], [.. Enumerable.Repeat(Day, count)], [.. Enumerable.Repeat(2m, count)]);
            foreach (var threads in new[] { 1, 2 })
            {
                Assert.Equal(count == 0 ? [] : [2m * count], CustomerTable.From(same, Day, threads).Select(customer => customer.Revenue));
                Assert.Equal(Enumerable.Range(0, count).Select(i => $"{i}"), CustomerTable.From(others, Day, threads).Select(customer => customer.CustomerId));
            }
        }
    }

    [Fact]
    public void Batches_end_where_they_end()
    {
        // Customer 0 stands in every line but the last; who comes after a batch has been added is met in the next one.
        const int count = (1 << 21) + 1;
        var ids = new long[count];
        ids[count - 1] = 7;
        var columns = new OrderColumns(ids, [.. Enumerable.Repeat(Day, count)], [.. Enumerable.Repeat(2m, count)]);
        foreach (var threads in new[] { 1, 2 })
        {
            Assert.Equal([("0", 2m * (count - 1)), ("7", 2m)], CustomerTable.From(columns, Day, threads).Select(customer => (customer.CustomerId, customer.Revenue)));
        }
    }

    [Fact]
    public void A_customer_in_the_order_of_the_first_line_keeps_money_of_every_kind_on_several_threads()
    {
        // Customers with returns only stand between the others, and are no rows.
        long[] ids = [5, 3, 9, 3, 5, 7, 9];
        decimal[] amounts = [1m, -2m, 0.123456789m, -1m, 9e14m, 4m, 0.1m];
        var columns = new OrderColumns(ids, [.. Enumerable.Repeat(Day, ids.Length)], amounts);
        foreach (var threads in new[] { 1, 2, 5, 64 })
        {
            var table = CustomerTable.From(columns, Day, threads);
            Assert.Equal(["5", "9", "7"], table.Select(customer => customer.CustomerId));
            Assert.Equal([900_000_000_000_001m, 0.22345679m, 4m], table.Select(customer => customer.Revenue));
            Assert.Equal((1, 2), (table.CustomersWithoutPurchase, (int)table.ReturnLines));
        }
    }

    [Fact]
    public void Texts_are_told_apart_by_every_character_and_by_their_length()
    {
        string[] ids =
        [
            "a", "a\0", "\0a", "A", "aaaaaaaa", "aaaaaaab", "baaaaaaa", "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaab",
            "\u00e4", "\u0161", "a\u0161", "\u4e00\u4e8c\u4e09\u56db", "\uffff\uffff", "12", "012", "123456789012345678", "-1",
        ];
        var columns = new OrderColumns([.. ids, .. ids], [.. Enumerable.Repeat(Day, 2 * ids.Length)], [.. Enumerable.Repeat(1m, 2 * ids.Length)]);
        foreach (var threads in new[] { 1, 3 })
        {
            var table = CustomerTable.From(columns, Day, threads);
            Assert.Equal(ids, table.Select(customer => customer.CustomerId));
            Assert.All(table, customer => Assert.Equal(2, customer.Purchases));
        }
    }

    [Fact]
    public void A_million_lines_in_many_parts_give_the_table_of_lines()
    {
        var random = new Random(6);
        var ids = Enumerable.Range(0, 100_000).Select(_ => random.NextInt64()).ToArray();
        var lines = Enumerable.Range(0, 1_000_000)
            .Select(_ => (Id: ids[random.Next(ids.Length)], Day: Day.PlusDays(-random.Next(-2, 700)), Amount: random.Next(-500, 100_000) / 100m)).ToArray();
        var columns = new OrderColumns([.. lines.Select(line => line.Id)], [.. lines.Select(line => line.Day)], [.. lines.Select(line => line.Amount)]);
        var builder = new CustomerTableBuilder(Day);
        foreach (var (id, day, amount) in lines)
        {
            builder.Add(id, day, amount);
        }

        var expected = builder.Build();
        Assert.Equal(expected, CustomerTable.From(columns, Day));
        Assert.Equal(expected, CustomerTable.From(columns, Day, threads: 2));
    }

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

    /// <summary>Guests, the thousandth of whom cancels.</summary>
    private readonly struct GuestsOnly(CancellationTokenSource source, int[] looks) : IKeyColumn<NumberKey>
    {
        public bool TryRead(int line, out NumberKey key, out uint hash)
        {
            looks[line]++;
            if (line == 1000)
            {
                source.Cancel();
            }

            (key, hash) = (default, 0);
            return false;
        }

        public void Complete(int line, ref NumberKey key)
        {
        }

        public void Write(int line, IdList ids, int place) => throw new InvalidOperationException("A guest has no id.");
    }
}
