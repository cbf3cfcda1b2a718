using EcomCore.Budgeting;
using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Plan;

/// <summary>Where the budget goes: a ratio split by stage, revenue and margin, and by what the money brought where the store says so.</summary>
internal static class MoneyChapter
{
    public const string Id = "money";

    /// <summary>The part of revenue that goes into marketing when the store says nothing.</summary>
    private const decimal AssumedShareOfRevenue = 0.10m;

    private static readonly string[] Columns =
        ["channel", "amount", "share", "stage", "revenue_13_weeks", "margin_rate", "contribution_13_weeks", "return", "score", "because"];

    // What a channel's money brought counts as much as the seller's own judgement of it.
    private static readonly SplitRules WithReturns = new()
    {
        Weights = SplitRules.Default.Weights.Append(new(SplitCriterion.ExpectedReturn, SplitRules.DefaultStageWeight)).ToDictionary(weight => weight.Key, weight => weight.Value),
    };

    public static Chapter? Of(Store store, Labels labels)
    {
        if (store.Sales is not { } sales)
        {
            return null;
        }

        var currency = Currency.TryOf(store.Settings.Currency, out var known) ? known : Currency.Custom(store.Settings.Currency, 2);
        var margins = store.Settings.Channels.Select((channel, i) => MarginOf(channel, sales.Channels[i])).ToList();
        var (total, source) = Total(store, currency, labels.Money);
        if (total == 0)
        {
            // No revenue, no spend, no budget: nothing to divide.
            return null;
        }

        var rules = store.Spend is { HasReturns: true } ? WithReturns : SplitRules.Default;
        var plan = BudgetSplit.ByScore(total, currency, [.. store.Settings.Channels.Select((channel, i) => Scored(channel, i, margins[i], store.Spend))], rules);
        var file = File(store, margins, plan);
        var words = labels.Money;
        var view = new ChapterView(
            Id,
            words.Title,
            words.Question,
            [
                new KeyFigure(Figures.Fill(words.Total, store.Settings.Horizon), Figures.Money(total), source),
                new KeyFigure(Figures.Fill(words.RecentRevenue, SalesBook.RecentWeeks), Figures.Money(margins.Sum(margin => margin.NetRevenue))),
                new KeyFigure(words.RecentMargin, Figures.Money(margins.Sum(margin => margin.Contribution))),
            ],
            [
                new TextView(rules == WithReturns ? words.RuleWithReturns : words.Rule),
                .. AboveContribution(store, margins, plan, words),
                new BarChartView(words.Split, [.. plan.Parts.Select((part, i) => Bar(store.Settings.Channels[i], part))]),
                Table(file, labels),
            ]);
        return new Chapter(view, [file]);
    }

    private static ChannelMargin MarginOf(StoreChannel channel, ChannelSales sales) => ChannelEconomics.Margin(new ChannelPeriod(channel.Id)
    {
        Revenue = Math.Max(0, sales.RecentRevenue),
        Units = Math.Max(0, sales.RecentUnits),
        CommissionRate = channel.CommissionRate,
        LogisticsPerUnit = channel.LogisticsCostPerUnit,
    });

    private static SplitChannel Scored(StoreChannel channel, int place, ChannelMargin margin, SpendBook? spend) => new(channel.Id, channel.Stage)
    {
        Revenue = margin.NetRevenue,
        MarginRate = margin.MarginRate,
        ExpectedReturn = spend?.ReturnOf(place),
    };

    /// <summary>Names the channels that are given more than they earn, by the last quarter, over as many weeks.</summary>
    private static IEnumerable<BlockView> AboveContribution(Store store, List<ChannelMargin> margins, SplitPlan plan, MoneyLabels words)
    {
        var quarter = (decimal)Math.Clamp(store.Sales!.Weeks, 1, SalesBook.RecentWeeks);
        string[] above =
        [
            .. store.Settings.Channels.Where((_, i) => plan.Parts[i].Amount.Amount > Math.Max(0, margins[i].Contribution) / quarter * store.Settings.Horizon)
                .Select(channel => channel.Name),
        ];
        return above.Length == 0 ? [] : [new TextView(Figures.Fill(words.AboveContribution, string.Join(words.Comma, above), store.Settings.Horizon))];
    }

    // What the store says, else what it spent, else a part of what it earned.
    private static (decimal Total, string Source) Total(Store store, Currency currency, MoneyLabels words)
    {
        var weeks = store.Settings.Horizon;
        if (store.Settings.Budget is { } budget)
        {
            return (Rounded(budget, currency), words.TotalFromFile);
        }

        if (store.Spend is { PerWeek: > 0 } spend)
        {
            return (Rounded(spend.PerWeek * weeks, currency), words.TotalFromSpend);
        }

        var revenue = Math.Max(0, store.Sales!.Channels.Sum(channel => channel.RecentRevenue));
        var perWeek = revenue / Math.Clamp(store.Sales.Weeks, 1, SalesBook.RecentWeeks);
        return (
            Rounded(perWeek * weeks * AssumedShareOfRevenue, currency),
            Figures.Fill(words.TotalFromRevenue, Figures.Percent((double)AssumedShareOfRevenue)));
    }

    private static decimal Rounded(decimal amount, Currency currency) => Math.Round(amount, currency.Exponent, MidpointRounding.ToZero);

    private static Bar Bar(StoreChannel channel, SplitPart part) =>
        new(channel.Name, (double)part.Amount.Amount, $"{Figures.Money(part.Amount.Amount)} ({Figures.Percent(part.Share)})");

    private static TableView Table(CsvFile file, Labels labels)
    {
        var words = labels.Money;
        ShownColumn[] columns =
        [
            ShownColumn.Text(labels.Channel, "channel"),
            ShownColumn.Named(words.Stage, "stage", words.Stages),
            ShownColumn.Whole(labels.Revenue, "revenue_13_weeks"),
            ShownColumn.Percent(words.MarginRate, "margin_rate"),
            ShownColumn.Whole(words.Contribution, "contribution_13_weeks"),
            ShownColumn.Percent(words.Score, "score"),
            ShownColumn.Whole(words.Amount, "amount"),
            ShownColumn.Percent(labels.Share, "share"),
            ShownColumn.Named(words.Because, "because", words.Reasons),
        ];
        return TableOf.Rows(words.Table, file, Enumerable.Range(0, file.Rows.Count), columns);
    }

    private static CsvFile File(Store store, List<ChannelMargin> margins, SplitPlan plan) => new(
        "budget.csv",
        Columns,
        [
            .. plan.Parts.Select((part, i) => (Cell[])
            [
                part.Channel,
                part.Amount.Amount,
                Math.Round(part.Share, 6),
                NameOf(store.Settings.Channels[i].Stage),
                margins[i].NetRevenue,
                margins[i].MarginRate is { } rate ? Math.Round(rate, 6) : double.NaN,
                margins[i].Contribution,
                store.Spend?.ReturnOf(i) is { } earned ? Math.Round(earned, 4) : double.NaN,
                Math.Round(part.Score, 6),
                part.Pool == SplitPool.Exploration ? "exploration" : "score",
            ]),
        ]);

    private static string NameOf(ChannelStage stage) => stage switch
    {
        ChannelStage.Growing => "growing",
        ChannelStage.New => "new",
        _ => "mature",
    };
}
