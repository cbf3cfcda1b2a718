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

    private static readonly Dictionary<string, HistoryUnit> Units = new(StringComparer.Ordinal) { ["weeks"] = HistoryUnit.Weeks, ["days"] = HistoryUnit.Days };

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

    private static readonly Option<string> Model = new("--model")
    {
        Description = "bgnbd (customers stop after a repeat purchase), mbgnbd (after any purchase) or paretonbd (at any time).",
        HelpName = "MODEL",
        CustomParser = result => NamedOption.Parse(result, "--model", FittedPurchases.Names.Keys),
        DefaultValueFactory = _ => "bgnbd",
    };

    private static readonly Option<string> Unit = new("--unit")
    {
        Description = "Unit of time of the parameters: weeks or days.",
        HelpName = "UNIT",
        CustomParser = result => NamedOption.Parse(result, "--unit", Units.Keys),
        DefaultValueFactory = _ => "weeks",
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
        var unit = Units[parsed.GetRequiredValue(Unit)];
        var histories = Read(path, calibrationEnd, calibrationEnd.PlusDays(horizonDays), unit, run);
        if (histories is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var fit = FittedPurchases.Of(FittedPurchases.Names[parsed.GetRequiredValue(Model)], histories.Histories());
        if (fit.Model is not { } model)
        {
            run.Complaints.Add(path, fit.Explanation);
            return run.Refuse();
        }

        var spends = GammaGamma.Fit(histories.Spends());
        var horizon = unit == HistoryUnit.Weeks ? horizonDays / 7.0 : horizonDays;
        var rate = LifetimeValue.ContinuousRate(parsed.GetValue(DiscountRate), unit);
        var json = ClvParameters.ToJson(fit, spends, histories);

        // Nothing appears before everything is there.
        using var rows = Write(histories, model, spends.Model, horizon, rate, run);
        using var picture = run.Drawn(() => HoldoutPicture.Of(HoldoutTable.Of(model, histories), fit, histories));
        using var parameters = parsed.GetValue(Parameters) is { } place ? WholeFile.Prepare(place, json + "\n") : null;
        rows.Commit(picture, parameters);
        ClvNotes.Tell(histories, fit, spends, run);
        if (parameters is null)
        {
            run.Note(json);
        }

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
        while (lines.Read())
        {
            builder.Add(lines.Customer, lines.Date, lines.Money, lines.IsReturn);
            if (builder.Lines % ProgressEvery == 0)
            {
                run.Progress("order lines", builder.Lines);
            }
        }

        return builder.Build();
    }

    private static ResultTable Write(CustomerHistories histories, IPurchaseModel model, GammaGammaModel? spends, double horizon, double rate, CommandRun run)
    {
        var rows = run.Table(Columns);
        try
        {
            foreach (var customer in histories)
            {
                var value = spends is null ? double.NaN : LifetimeValue.Of(model, customer, spends, horizon, rate);
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

            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
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
