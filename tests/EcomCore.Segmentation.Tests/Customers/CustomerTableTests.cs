using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class CustomerTableTests
{
    private static readonly LocalDate AsOf = new(2025, 10, 1);

    [Fact]
    public void Lines_of_one_order_count_once_also_when_they_are_far_apart()
    {
        var table = CustomerTable.From(
            [
                new("ann", new(2025, 9, 1), 10m, "A-1"),
                new("bob", new(2025, 9, 2), 5m, "A-2"),
                new("ann", new(2025, 9, 1), 2.5m, "A-1"),
                new("ann", new(2025, 9, 3), 1m, "A-3"),
            ],
            AsOf);

        Assert.Equal(
            [
                new CustomerSummary("ann", new(2025, 9, 1), new(2025, 9, 3), 2, 13.5m),
                new CustomerSummary("bob", new(2025, 9, 2), new(2025, 9, 2), 1, 5m),
            ],
            table);
    }

    [Fact]
    public void Without_an_order_id_every_line_is_an_order()
    {
        var table = CustomerTable.From([new("ann", AsOf, 1m), new("ann", AsOf, 1m, string.Empty), new("ann", AsOf, 1m, " "), new("ann", AsOf, 1m, "A-1")], AsOf);

        Assert.Equal(4, Assert.Single(table).Purchases);
    }

    [Fact]
    public void An_order_id_met_with_several_customers_counts_for_each()
    {
        var table = CustomerTable.From(
            [new("a", AsOf, 1m, "7"), new("b", AsOf, 1m, "7"), new("c", AsOf, 1m, "7"), new("b", AsOf, 1m, "7"), new("a", AsOf, 1m, "7")], AsOf);

        Assert.Equal([1L, 1L, 1L], table.Select(row => row.Purchases));
    }

    [Fact]
    public void A_return_takes_money_off_and_is_no_purchase()
    {
        var table = CustomerTable.From(
            [new("ann", new(2025, 9, 1), 100m, "1"), new("ann", new(2025, 9, 20), -30m, "C1"), OrderLine.Of("ann", new(2025, 9, 21), -2, 10m)], AsOf);

        Assert.Equal(new CustomerSummary("ann", new(2025, 9, 1), new(2025, 9, 1), 1, 50m), Assert.Single(table));
        Assert.Equal(2, table.ReturnLines);
    }

    [Fact]
    public void A_return_before_its_purchase_nets_all_the_same()
    {
        var table = CustomerTable.From([new("ann", new(2025, 9, 20), -30m), new("ann", new(2025, 9, 1), 100m)], AsOf);

        Assert.Equal(new CustomerSummary("ann", new(2025, 9, 1), new(2025, 9, 1), 1, 70m), Assert.Single(table));
    }

    [Fact]
    public void A_free_order_is_a_purchase_and_a_free_return_is_none()
    {
        Assert.Equal(1, Assert.Single(CustomerTable.From([OrderLine.Of("ann", AsOf, 1, 0m)], AsOf)).Purchases);
        Assert.Equal(1, CustomerTable.From([OrderLine.Of("ann", AsOf, -1, 0m)], AsOf).CustomersWithoutPurchase);
    }

    [Fact]
    public void Guests_later_lines_and_customers_with_returns_alone_are_counted_and_left_out()
    {
        var table = CustomerTable.From(
            [
                new(null, AsOf, 1m),
                new(string.Empty, AsOf, 1m),
                new("  ", AsOf, 1m),
                new("ann", AsOf.PlusDays(1), 1m),
                new("bob", AsOf, -1m),
                new("eve", AsOf, 1m),
            ],
            AsOf);

        Assert.Equal("eve", Assert.Single(table).CustomerId);
        Assert.Equal(6, table.Lines);
        Assert.Equal(3, table.GuestLines);
        Assert.Equal(1, table.LaterLines);
        Assert.Equal(1, table.ReturnLines);
        Assert.Equal(1, table.CustomersWithoutPurchase);
    }

    [Fact]
    public void No_line_gives_an_empty_table()
    {
        Assert.Empty(CustomerTable.From([], AsOf));
    }

    [Fact]
    public void Counted_by_day_the_orders_of_one_day_are_one_purchase()
    {
        var table = CustomerTable.From(
            [
                new("ann", new(2025, 9, 1), 1m, "1"),
                new("ann", new(2025, 9, 1), 1m, "2"),
                new("ann", new(2025, 9, 1), 1m),
                new("ann", new(2025, 9, 2), 1m, "2"),
                new("bob", new(2025, 9, 1), 1m, "3"),
            ],
            AsOf,
            PurchaseCounting.ByDay);

        Assert.Equal([2L, 1L], table.Select(row => row.Purchases));
    }

    [Fact]
    public void A_number_is_the_same_customer_as_text_and_as_number_but_not_with_leading_zeros()
    {
        var builder = new CustomerTableBuilder(AsOf);
        builder.Add(42L, AsOf, 1m, orderId: 7L);
        builder.Add("42", AsOf, 1m, "7");
        builder.Add("042", AsOf, 1m, "7");
        builder.Add("-42", AsOf, 1m);
        builder.Add(long.MinValue, AsOf, 1m);
        builder.Add("-9223372036854775808", AsOf, 1m);
        builder.Add("9223372036854775808", AsOf, 1m);

        Assert.Equal(
            [("42", 1L), ("042", 1L), ("-42", 1L), ("-9223372036854775808", 2L), ("9223372036854775808", 1L)],
            builder.Build().Select(row => (row.CustomerId, row.Purchases)));
    }

    [Fact]
    public void A_table_does_not_change_when_its_builder_goes_on()
    {
        var builder = new CustomerTableBuilder(AsOf);
        builder.Add("ann", AsOf, 1m);
        var before = builder.Build();
        builder.Add("ann", AsOf, 1m);
        builder.Add("bob", AsOf, 1m);

        Assert.Equal(1m, Assert.Single(before).Revenue);
        Assert.Equal(["ann", "bob"], builder.Build().Select(row => row.CustomerId));
    }

    [Fact]
    public void Dates_of_other_calendars_are_the_same_days()
    {
        var hebrew = new LocalDate(2025, 9, 1).WithCalendar(CalendarSystem.HebrewCivil);
        var table = CustomerTable.From([new("ann", hebrew, 1m)], AsOf.WithCalendar(CalendarSystem.Julian));

        Assert.Equal(new LocalDate(2025, 9, 1), Assert.Single(table).LastPurchase);
        Assert.Equal(30, Rfm.Score(table)[0].RecencyDays);
    }

    [Fact]
    public void An_amount_beyond_the_limit_names_the_value_and_changes_nothing()
    {
        var builder = new CustomerTableBuilder(AsOf);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add("ann", AsOf, decimal.MaxValue));

        Assert.Equal("amount", error.ParamName);
        Assert.Equal(decimal.MaxValue, error.ActualValue);
        Assert.Equal(0, builder.Lines);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderLine("ann", AsOf, -OrderLine.MaxAmount - 0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderLine.Of("ann", AsOf, 1_000_000, 1_000_000_001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderLine.Of("ann", AsOf, long.MinValue, 1m));
        Assert.Equal(OrderLine.MaxAmount, OrderLine.Of("ann", AsOf, 1_000_000, 1_000_000_000m).Amount);
    }

    [Fact]
    public void Long_ids_are_kept_whole()
    {
        var first = new string('x', 200_000);
        var second = first + "y";
        var table = CustomerTable.From([new(first, AsOf, 1m, second), new("s", AsOf, 1m), new(second, AsOf, 1m, first), new(first, AsOf, 1m, second)], AsOf);

        Assert.Equal([first, "s", second], table.Select(row => row.CustomerId));
        Assert.Equal(1, table[0].Purchases);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => CustomerTable.From([new("ann", AsOf, 1m)], AsOf, cancellationToken: source.Token));
    }

    [Fact]
    public void A_known_customer_and_order_are_added_without_allocation()
    {
        var builder = new CustomerTableBuilder(AsOf);
        builder.Add("customer-1".AsSpan(), AsOf, 1m, "order-1".AsSpan());
        builder.Add(5L, AsOf, 1m, 9L);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            builder.Add("customer-1".AsSpan(), AsOf, 1m, "order-1".AsSpan());
            builder.Add(5L, AsOf, 1m, 9L);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Memory_is_bounded_by_customers_and_orders_and_not_by_lines()
    {
        var builder = new CustomerTableBuilder(AsOf);
        AddOrders(builder);

        // The least of some rounds: what the runtime itself may do in one of them is not the builder's.
        var allocated = Enumerable.Range(0, 5).Select(_ => AllocatedByOrders(builder)).ToArray();
        Assert.Equal(0, allocated.Min());
        Assert.Equal(10_000, builder.Build().Sum(row => row.Purchases));

        static long AllocatedByOrders(CustomerTableBuilder builder)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            AddOrders(builder);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        static void AddOrders(CustomerTableBuilder builder)
        {
            for (long order = 0; order < 10_000; order++)
            {
                builder.Add(order % 300, AsOf, 1m, order);
            }
        }
    }
}
