using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Budgeting;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom budget</c>: where the money goes.</summary>
internal static class BudgetCommand
{
    private const decimal MaxTotal = 1_000_000_000_000m;

    private static readonly string[] Columns = ["channel", "amount", "share", "response", "marginal_response"];

    /// <summary>The objectives by name, and what each one's target means; null for those without.</summary>
    private static readonly Dictionary<string, string?> Objectives = new(StringComparer.Ordinal)
    {
        ["response"] = null,
        ["profit"] = null,
        ["target-roas"] = "response per unit of spend",
        ["target-cpa"] = "spend per unit of response",
        ["least-spend"] = "response to reach",
    };

    private static readonly Option<string> Channels = CommonOptions.Input(
        "--channels",
        "Response curves: channel, curve (linear, log, power, exponential, hill, logistic), scale, half_saturation, shape, floor, cap, and optional minimum, step, weight, margin; stage and current are checked and change nothing.");

    private static readonly Option<decimal> Total = new("--total")
    {
        Description = "The budget. Amounts are exact in cents and never exceed it.",
        HelpName = "AMOUNT",
        Required = true,
        CustomParser = ParseTotal,
    };

    private static readonly Option<string> Objective = new("--objective")
    {
        Description = "response (spend it all), profit (margin * response - spend), target-roas (most response at --target per unit of spend), target-cpa (most response at --target spend per unit) or least-spend (the response --target for the least, at most --total).",
        HelpName = "OBJECTIVE",
        CustomParser = ParseObjective,
        DefaultValueFactory = _ => "response",
    };

    private static readonly Option<double?> Target = new("--target")
    {
        Description = "With target-roas: response per unit of spend that the whole plan must reach. With target-cpa: the most that a unit may cost. With least-spend: the response.",
        HelpName = "X",
        CustomParser = ParseTarget,
    };

    public static Command Create() =>
        new Command("budget", "Finds the best split of a budget over channels with response curves, with proof.")
        {
            Channels, Total, Objective, Target, CommonOptions.Picture,
        }
        .Does("ecom budget --channels docs/examples/channels.csv --total 100000 --output budget.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var path = parsed.GetRequiredValue(Channels);
        var objective = parsed.GetRequiredValue(Objective);
        var target = parsed.GetValue(Target);
        if (Objectives[objective] is null != target is null)
        {
            var names = string.Join(", ", Objectives.Where(pair => pair.Value is not null).Select(pair => pair.Key));
            run.Complaints.AddOption("--target", target is null ? $"expected a number, the {Objectives[objective]}, with --objective {objective}" : $"goes with --objective {names} only");
        }

        var channels = BudgetChannelTable.Read(path, parsed.GetRequiredValue(Total), run.Complaints);
        if (channels is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        run.Progress("channels read, searching", channels.Count);
        var plan = Solve(objective, parsed.GetRequiredValue(Total), target, channels, run.Cancellation);
        foreach (var clash in plan.Clashes)
        {
            run.Complaints.Add(path, clash.Message);
        }

        if (!plan.IsFeasible)
        {
            return run.Refuse();
        }

        Write(plan, run);
        run.Draw(() => BudgetPicture.Of(plan, channels, run.Cancellation));
        return ExitCode.Done;
    }

    private static BudgetPlan Solve(
        string objective, decimal total, double? target, List<BudgetChannel> channels, CancellationToken cancellation) => objective switch
        {
            "profit" => BudgetOptimizer.MaximizeProfit(total, channels, cancellationToken: cancellation),
            "target-roas" => BudgetOptimizer.MaximizeResponseAtRoas(total, target!.Value, channels, cancellationToken: cancellation),
            "target-cpa" => BudgetOptimizer.MaximizeResponseAtCpa(total, target!.Value, channels, cancellationToken: cancellation),
            "least-spend" => BudgetOptimizer.MinimizeSpend(total, target!.Value, channels, cancellationToken: cancellation),
            _ => BudgetOptimizer.MaximizeResponse(total, channels, cancellationToken: cancellation),
        };

    private static void Write(BudgetPlan plan, CommandRun run)
    {
        using var rows = run.Table(Columns);
        foreach (var line in plan.Channels)
        {
            rows.Add(line.Channel, line.Amount, line.Share, line.Response, line.MarginalResponse);
        }

        rows.Commit();
        if (plan.Unspent > 0m)
        {
            run.Note(FormattableString.Invariant($"Unspent: {plan.Unspent} of {plan.Total}."));
        }

        if (plan is { Objective: BudgetObjective.TargetRoas, Spent: 0m, Total: > 0m })
        {
            run.Note("Nothing is spent: no spend was found that keeps the target.");
        }

        run.Note(Proof(plan));
    }

    /// <summary>How near the optimum the plan is known to be, and what more money would bring.</summary>
    private static string Proof(BudgetPlan plan)
    {
        var found = plan.Status == BudgetPlanStatus.NodeLimit
            ? FormattableString.Invariant($"The search stopped after {plan.Nodes} nodes; the plan is within {plan.ProvenGap:P4} of the optimum.")
            : FormattableString.Invariant($"Proven: no plan is better by more than {plan.ProvenGap:E1} of the objective {plan.ObjectiveValue:G6}.");
        return plan.ShadowPrice > 0 ? found + FormattableString.Invariant($" One more unit of budget would bring about {plan.ShadowPrice:G4}.") : found;
    }

    private static decimal ParseTotal(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var total) || total > MaxTotal)
        {
            result.AddError(FormattableString.Invariant($"--total: expected an amount from 0 to {MaxTotal}, found '{text}'"));
        }

        return total;
    }

    private static string ParseObjective(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Objectives.ContainsKey(text))
        {
            result.AddError($"--objective: expected one of {string.Join(", ", Objectives.Keys)}; found '{text}'");
        }

        return text;
    }

    private static double? ParseTarget(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var target)
            && target >= 1 / BudgetOptimizer.MaxTarget && target <= BudgetOptimizer.MaxTarget)
        {
            return target;
        }

        result.AddError(FormattableString.Invariant($"--target: expected a number from {1 / BudgetOptimizer.MaxTarget} to {BudgetOptimizer.MaxTarget}, found '{text}'"));
        return null;
    }
}
