using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class CustomerHistoryTests
{
    private static readonly LocalDate Start = new(2025, 1, 1);
    private static readonly LocalDate End = new(2025, 6, 30);

    [Fact]
    public void Who_sent_everything_back_is_worth_nothing()
    {
        OrderLine[] lines =
        [
            new("back", Start, 10m), new("back", Start.PlusDays(30), 20m), new("back", Start.PlusDays(40), -30m),
            new("once-back", Start, 10m), new("once-back", Start.PlusDays(5), -10m),
            new("free", Start, 0m), new("free", Start.PlusDays(30), 0m),
            new("half", Start, 50m), new("half", Start.PlusDays(30), 20m), new("half", Start.PlusDays(31), -20m),
            new("once", Start, 10m),
            new("kept", Start, 10m), new("kept", Start.PlusDays(30), 20m),
        ];
        var histories = CustomerHistories.From(lines, End).ToDictionary(row => row.CustomerId);
        Assert.Null(histories["back"].Spend);
        Assert.Null(histories["once-back"].Spend);
        Assert.Null(histories["free"].Spend);
        Assert.Null(histories["half"].Spend);
        Assert.Equal(default(SpendHistory), histories["once"].Spend);
        Assert.Equal(new SpendHistory(1, 20), histories["kept"].Spend);
        Assert.Equal((0m, 50m, 30m), (histories["back"].Revenue, histories["half"].Revenue, histories["kept"].Revenue));

        var (model, spends) = (new BgNbdModel(0.24, 4.4, 0.8, 2.4), new GammaGammaModel(6, 4, 15));
        Assert.Equal(0, LifetimeValue.Of(model, histories["back"], spends, 39));
        Assert.Equal(0, LifetimeValue.Of(model, histories["once-back"], spends, 39));
        Assert.True(LifetimeValue.Of(model, histories["once"], spends, 39) > 0);
        Assert.Equal(LifetimeValue.Of(model, histories["kept"].History, spends, new SpendHistory(1, 20), 39), LifetimeValue.Of(model, histories["kept"], spends, 39));
    }

    [Fact]
    public void Tiny_money_is_no_money()
    {
        var lines = Enumerable.Range(0, 20).SelectMany(i => new[] { new OrderLine($"c{i}", Start, 1e-22m), new OrderLine($"c{i}", Start.PlusDays(30 + i), 1e-22m) });
        Assert.Empty(CustomerHistories.From(lines, End).Spends());
    }

    [Fact]
    public void The_smallest_mean_is_a_spend_and_less_is_none()
    {
        OrderLine[] lines = [new("a", Start, 1m), .. Enumerable.Range(1, 20).Select(i => new OrderLine("a", Start.PlusDays(i), i == 1 ? 0.00000001m : 0m))];
        Assert.Null(CustomerHistories.From(lines, End)[0].Spend);
        Assert.NotNull(CustomerHistories.From(lines.Take(10), End)[0].Spend);
    }

    [Fact]
    public void Customers_of_the_holdout_and_the_last_day_are_told()
    {
        OrderLine[] lines = [new("a", Start, 1m), new("b", End.PlusDays(1), 1m), new("c", End.PlusDays(20), 1m), new("d", End.PlusDays(3), -1m)];
        var histories = CustomerHistories.From(lines, End, End.PlusDays(10));
        Assert.Equal((1, 1, 1L), (histories.Count, histories.LaterCustomers, histories.LaterLines));
        Assert.Equal(End.PlusDays(20), histories.LastDay);
        Assert.Null(CustomerHistories.From([], End).LastDay);
    }
}
