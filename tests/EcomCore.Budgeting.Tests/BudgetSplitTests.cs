using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

public sealed class BudgetSplitTests
{
    [Fact]
    public void Sixty_thirty_ten_is_exact_to_the_cent()
    {
        var parts = BudgetSplit.ByShare(100_000.01m, Currency.Cny, [60, 30, 10]);

        Assert.Equal(["60000.01 CNY", "30000.00 CNY", "10000.00 CNY"], parts.Select(part => part.ToString()));
        Assert.Equal(100_000.01m, parts.Sum(part => part.Amount));
    }

    [Fact]
    public void Ties_go_to_the_earlier_part() =>
        Assert.Equal([0.34m, 0.33m, 0.33m], BudgetSplit.ByShare(1m, Currency.Usd, [1, 1, 1]).Select(part => part.Amount));

    [Fact]
    public void Yen_are_never_divided_and_dinars_have_three_decimals()
    {
        Assert.Equal([4m, 3m, 3m], BudgetSplit.ByShare(10m, Currency.Jpy, [1, 1, 1]).Select(part => part.Amount));
        Assert.Equal([3.334m, 3.333m, 3.333m], BudgetSplit.ByShare(10m, Currency.Bhd, [1, 1, 1]).Select(part => part.Amount));
    }

    [Fact]
    public void A_refund_is_split_like_its_opposite() =>
        Assert.Equal([-0.34m, -0.33m, -0.33m], BudgetSplit.ByShare(-1m, Currency.Usd, [1, 1, 1]).Select(part => part.Amount));

    [Fact]
    public void More_money_can_take_a_cent_from_a_part_by_largest_remainder_but_not_by_webster()
    {
        // The Alabama paradox: shares 6, 6, 2 of 10 and of 11 cents.
        Assert.Equal([4, 4, 2], BudgetSplit.SplitUnits(10, [6, 6, 2]));
        Assert.Equal([5, 5, 1], BudgetSplit.SplitUnits(11, [6, 6, 2]));
        Assert.Equal([5, 4, 1], BudgetSplit.SplitUnits(10, [6, 6, 2], SplitMethod.Webster));
        Assert.Equal([5, 5, 1], BudgetSplit.SplitUnits(11, [6, 6, 2], SplitMethod.Webster));
    }

    [Fact]
    public void Shares_of_28_digits_are_taken_exactly()
    {
        var third = 1m / 3m;
        Assert.Equal([3_334L, 3_333, 3_333], BudgetSplit.ByShare(100m, Currency.Cny, [1 - third - third, third, third]).Select(part => part.MinorUnits));
        Assert.Equal([0.1m, 0.2m], BudgetSplit.ByShare(0.3m, Currency.Cny, [0.1m, 0.2m], SplitMethod.Webster).Select(part => part.Amount));
    }

    [Fact]
    public void Zero_shares_get_nothing() =>
        Assert.Equal([0m, 0.05m, 0m], BudgetSplit.ByShare(0.05m, Currency.Cny, [0, 7, 0]).Select(part => part.Amount));

    [Fact]
    public void A_total_of_zero_needs_no_shares_above_zero() =>
        Assert.Equal([0m, 0m], BudgetSplit.ByShare(0m, Currency.Cny, [0, 0]).Select(part => part.Amount));

    [Fact]
    public void The_largest_numbers_stay_exact()
    {
        const long Most = 1_000_000_000_000_000_000;
        Assert.Equal([Most - 1, 1], BudgetSplit.SplitUnits(Most, [long.MaxValue - 9, 9]));
        Assert.Equal([Most - 1, 1], BudgetSplit.SplitUnits(Most, [long.MaxValue - 9, 9], SplitMethod.Webster));
    }

    [SharedDataFact]
    public void Apportionment_cases_of_the_oracle_hold()
    {
        foreach (var reference in Oracle.Record("apportion").GetProperty("cases").EnumerateArray())
        {
            var units = reference.GetProperty("cents").GetInt64();
            long[] weights = [.. reference.Numbers("weights").Select(weight => (long)weight)];
            Assert.Equal(Longs("largest_remainder"), BudgetSplit.SplitUnits(units, weights));
            if (reference.GetProperty("webster").ValueKind == System.Text.Json.JsonValueKind.Array)
            {
                Assert.Equal(Longs("webster"), BudgetSplit.SplitUnits(units, weights, SplitMethod.Webster));
                Assert.Equal(Longs("jefferson"), BudgetSplit.SplitUnits(units, weights, SplitMethod.Jefferson));
            }

            long[] Longs(string name) => [.. reference.Numbers(name).Select(value => (long)value)];
        }
    }

    [SharedDataFact]
    public void Landed_cost_of_three_equal_rows_is_that_of_the_oracle()
    {
        var record = Oracle.Record("landed-cost-erpnext");
        var total = decimal.Parse(record.GetProperty("total").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            record.GetProperty("largest_remainder").EnumerateArray().Select(part => part.GetString() + " USD"),
            BudgetSplit.ByShare(total, Currency.Usd, [1, 1, 1]).Select(part => part.ToString()));
    }

    [Fact]
    public void The_span_form_allocates_nothing()
    {
        var weights = new long[] { 60, 30, 10, 7, 5, 3 };
        var parts = new long[6];
        for (var i = 0; i < 200; i++)
        {
            BudgetSplit.SplitUnits(123_457, weights, parts);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            BudgetSplit.SplitUnits(123_457 + i, weights, parts);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentNullException>("shares", () => BudgetSplit.ByShare(1m, Currency.Cny, null!));
        Assert.Throws<ArgumentException>("shares", () => BudgetSplit.ByShare(1m, Currency.Cny, []));
        Assert.Throws<ArgumentException>("shares", () => BudgetSplit.ByShare(1m, Currency.Cny, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("shares", () => BudgetSplit.ByShare(1m, Currency.Cny, [1, -1]));
        Assert.Throws<ArgumentException>("total", () => BudgetSplit.ByShare(1.001m, Currency.Cny, [1]));
        Assert.Throws<ArgumentException>("total", () => BudgetSplit.ByShare(1.9999999999999999999999999999m, Currency.Cny, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("total", () => BudgetSplit.ByShare(1e17m, Currency.Cny, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => BudgetSplit.ByShare(1m, Currency.Cny, [1], (SplitMethod)9));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => BudgetSplit.SplitUnits(1, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => BudgetSplit.SplitUnits(1, [long.MaxValue, 1]));
        Assert.Throws<ArgumentException>("parts", () => BudgetSplit.SplitUnits(1, [1, 2], new long[1]));
    }
}
