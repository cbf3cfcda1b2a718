using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Tables;
using EcomCore.Segmentation;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom clv</c>: what the customers will still buy.</summary>
internal static class ClvCommand
{
    private const int ProgressEvery = 4096;
    private const int LongestHorizon = 36_500;

    private static readonly string[] Columns = ["customer_id", "expected_purchases", "alive_probability", "expected_value"];

    private static readonly Option<string> Orders = CommonOptions.Input(
        "--orders", "Order lines: customer_id, ordered_at, amount (or quantity and unit_price).");

    private static readonly Option<LocalDate> CalibrationEnd = new("--calibration-end")
    {
        Description = "The last day that the model learns from; the forecast begins the day after.",
        HelpName = "DATE",
        Required = true,
        CustomParser = result => DateOption.Parse(result, "--calibration-end"),
    };

    private static readonly Option<int> HorizonDays = new("--horizon-days")
    {
        Description = "Length of the forecast in days, 1 to 36500.",
        HelpName = "N",
        Required = true,
        CustomParser = ParseHorizon,
    };

    private static readonly Option<PurchaseModelKind> Model = new("--model")
    {
        Description = "bgnbd (customers stop after a repeat purchase), mbgnbd (after any purchase) or paretonbd (at any time).",
        HelpName = "MODEL",
        CustomParser = ParseModel,
        DefaultValueFactory = _ => PurchaseModelKind.BgNbd,
    };

    private static readonly Option<HistoryUnit> Unit = new("--unit")
    {
        Description = "Unit of time of the parameters: weeks or days.",
        HelpName = "UNIT",
        CustomParser = ParseUnit,
        DefaultValueFactory = _ => HistoryUnit.Weeks,
    };

    private static readonly Option<double> DiscountRate = new("--discount-rate")
    {
        Description = "Interest per year, 0 to 1, by which later purchases are worth less; 0 counts all alike.",
        HelpName = "RATE",
        CustomParser = ParseRate,
    };

    private static readonly Option<string?> Parameters = new("--parameters")
    {
        Description = "Where the fitted parameters go, as JSON; without it they are shown on standard error.",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command("clv", "Tells what customers will still buy, how likely they are still customers, and what they are worth.")
        {
            Orders, CalibrationEnd, HorizonDays, Model, Unit, DiscountRate, Parameters, CommonOptions.Picture,
        }
        .Does("ecom clv --orders docs/sample-store/orders.csv --calibration-end 2025-06-30 --horizon-days 90 --output clv.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var path = parsed.GetRequiredValue(Orders);
        var calibrationEnd = parsed.GetRequiredValue(CalibrationEnd);
        var horizonDays = parsed.GetRequiredValue(HorizonDays);
        var unit = parsed.GetRequiredValue(Unit);
        CheckFolder(parsed.GetValue(Parameters), run);
        var histories = Read(path, calibrationEnd, calibrationEnd.PlusDays(horizonDays), unit, run);
        if (histories is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var fit = FittedPurchases.Of(parsed.GetRequiredValue(Model), histories.Histories());
        if (fit.Model is not { } model)
        {
            run.Complaints.Add(path, fit.Explanation);
            return run.Refuse();
        }

        var spends = GammaGamma.Fit(histories.Spends());
        var horizon = unit == HistoryUnit.Weeks ? horizonDays / 7.0 : horizonDays;
        var rate = LifetimeValue.ContinuousRate(parsed.GetValue(DiscountRate), unit);
        Write(histories, model, spends.Model, horizon, rate, run);
        run.Draw(() => HoldoutPicture.Of(HoldoutTable.Of(model, histories), fit, histories));
        Note(histories, fit, spends, run);
        Tell(ClvParameters.ToJson(fit, spends, histories), parsed.GetValue(Parameters), run);
        return ExitCode.Done;
    }

    private static CustomerHistories? Read(string path, LocalDate calibrationEnd, LocalDate holdoutEnd, HistoryUnit unit, CommandRun run)
    {
        using var lines = PurchaseTable.Open(path, run.Zone, run.Complaints);
        if (lines is null)
        {
            return null;
        }

        var builder = new CustomerHistoriesBuilder(calibrationEnd, holdoutEnd, unit);
        while (lines.AddNextTo(builder))
        {
            if (builder.Lines % ProgressEvery == 0)
            {
                run.Progress("order lines", builder.Lines);
            }
        }

        return builder.Build();
    }

    private static void Write(CustomerHistories histories, IPurchaseModel model, GammaGammaModel? spends, double horizon, double rate, CommandRun run)
    {
        using var rows = run.Table(Columns);
        foreach (var customer in histories)
        {
            var spend = customer.MeanSpend is > 0m and var mean ? new SpendHistory(customer.History.Repeats, (double)mean) : default;
            var value = spends is null ? double.NaN : LifetimeValue.Of(model, customer.History, spends, spend, horizon, rate);
            rows.Add(
                customer.CustomerId,
                model.ExpectedPurchases(customer.History, horizon),
                model.AliveProbability(customer.History),
                double.IsInfinity(value) ? double.NaN : value);
            if (rows.Rows % ProgressEvery == 0)
            {
                run.Progress("customers", rows.Rows);
            }
        }

        rows.Commit();
    }

    private static void Note(CustomerHistories histories, FittedPurchases fit, ModelFit<GammaGammaModel> spends, CommandRun run)
    {
        if (histories.GuestLines > 0)
        {
            run.Note(FormattableString.Invariant($"Order lines without a customer, skipped: {histories.GuestLines}."));
        }

        if (histories.OrphanReturns > 0)
        {
            run.Note(FormattableString.Invariant($"Returns before any purchase of their customer, left out: {histories.OrphanReturns}."));
        }

        foreach (var parameter in fit.Parameters.Where(parameter => !parameter.IsDetermined))
        {
            run.Note($"The data do not determine {parameter.Name}: the likelihood hardly changes with it.");
        }

        if (!spends.IsFitted)
        {
            run.Note($"No expected_value: {spends.Explain()}");
        }
    }

    private static void Tell(string json, string? path, CommandRun run)
    {
        if (path is null)
        {
            run.Note(json);
        }
        else
        {
            WholeFile.Write(path, json + "\n");
        }
    }

    private static void CheckFolder(string? path, CommandRun run)
    {
        if (path is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            run.Complaints.AddOption("--parameters", $"no such folder for '{path}'");
        }
    }

    private static int ParseHorizon(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestHorizon)
        {
            return days;
        }

        result.AddError(FormattableString.Invariant($"--horizon-days: expected 1 to {LongestHorizon}, found '{text}'"));
        return 1;
    }

    private static PurchaseModelKind ParseModel(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (FittedPurchases.Names.TryGetValue(text, out var model))
        {
            return model;
        }

        result.AddError($"--model: expected one of {string.Join(", ", FittedPurchases.Names.Keys)}; found '{text}'");
        return default;
    }

    private static HistoryUnit ParseUnit(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is not ("weeks" or "days"))
        {
            result.AddError($"--unit: expected weeks or days; found '{text}'");
        }

        return text == "days" ? HistoryUnit.Days : HistoryUnit.Weeks;
    }

    private static double ParseRate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 1)
        {
            return rate;
        }

        result.AddError($"--discount-rate: expected 0 to 1, found '{text}'");
        return 0;
    }
}
