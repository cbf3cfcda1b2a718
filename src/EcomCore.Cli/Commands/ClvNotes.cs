using EcomCore.Segmentation;
using NodaTime.Text;

namespace EcomCore.Cli.Commands;

/// <summary>What the rows of <c>ecom clv</c> do not say: what was left out, what the data do not determine, and why a value is empty or 0.</summary>
internal static class ClvNotes
{
    public static void Tell(CustomerHistories histories, FittedPurchases fit, ModelFit<GammaGammaModel> spends, CommandRun run)
    {
        foreach (var note in LeftOut(histories).Concat(Undetermined(fit.Parameters, spends)).Concat(Values(histories, spends)))
        {
            run.Note(note);
        }
    }

    private static IEnumerable<string> LeftOut(CustomerHistories histories)
    {
        var (end, last) = (LocalDatePattern.Iso.Format(histories.CalibrationEnd), LocalDatePattern.Iso.Format(histories.HoldoutEnd));
        (string What, long Count)[] kinds =
        [
            ("Order lines without a customer, skipped", histories.GuestLines),
            ($"Order lines after {last}, the end of the horizon, left out", histories.LaterLines),
            ($"Customers who first bought after {end}, left out", histories.LaterCustomers),
            ("Returns before any purchase of their customer, left out", histories.OrphanReturns),
        ];
        return Counted(kinds);
    }

    private static IEnumerable<string> Undetermined(IReadOnlyList<ModelParameter> parameters, ModelFit<GammaGammaModel> spends) =>
        parameters.Concat(spends.Parameters).Where(parameter => !parameter.IsDetermined)
            .Select(parameter => $"The data do not determine {parameter.Name}: the likelihood hardly changes with it.");

    private static IEnumerable<string> Values(CustomerHistories histories, ModelFit<GammaGammaModel> spends)
    {
        if (spends.Model is not { } model)
        {
            return [$"No expected_value: {spends.Explain()}"];
        }

        return Counted(
        [
            ("Customers whose purchases brought no money (all sent back, or free), expected_value 0", histories.Count(row => row.Spend is null)),
            ("Customers without expected_value, for the mean spend is not finite (q is 1 or less)",
                histories.Count(row => row.Spend is { } spend && double.IsInfinity(model.ExpectedSpend(spend)))),
        ]);
    }

    private static IEnumerable<string> Counted(IEnumerable<(string What, long Count)> kinds) =>
        kinds.Where(kind => kind.Count > 0).Select(kind => FormattableString.Invariant($"{kind.What}: {kind.Count}."));
}
