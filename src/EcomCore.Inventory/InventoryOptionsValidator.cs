using System.Globalization;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory;

internal sealed class InventoryOptionsValidator : IValidateOptions<InventoryOptions>
{
    private delegate void Check(bool holds, string option, string expected, object found);

    public ValidateOptionsResult Validate(string? name, InventoryOptions options)
    {
        var faults = new List<string>();
        CheckAllocation(options, MustBe);
        CheckTrialLots(options, MustBe);
        CheckCover(options, MustBe);
        faults.AddRange(options.Ledger is null ? ["Ledger: expected options, found null."] : options.Ledger.Faults().Select(fault => "Ledger." + fault));
        CheckSourcing(options, MustBe);
        CheckMovement(options, MustBe);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void MustBe(bool holds, string option, string expected, object found)
        {
            if (!holds)
            {
                faults.Add(string.Format(CultureInfo.InvariantCulture, "{0}: expected {1}, found {2}.", option, expected, found));
            }
        }
    }

    private static void CheckAllocation(InventoryOptions options, Check mustBe)
    {
        mustBe(
            options.Method is >= AllocationMethod.FairShare and <= AllocationMethod.ExpectedProfit,
            nameof(options.Method),
            "FairShare, Priority or ExpectedProfit",
            options.Method);
        mustBe(options.Rounding is >= Rounding.Webster and <= Rounding.Jefferson, nameof(options.Rounding), "Webster, Adams or Jefferson", options.Rounding);
        mustBe(options.ReserveUnits >= 0, nameof(options.ReserveUnits), "0 or more", options.ReserveUnits);
        mustBe(
            options.ReservePercent is >= 0 and <= AllocationPolicy.MaxReservePercent, nameof(options.ReservePercent), "0 to 100", options.ReservePercent);
        mustBe(
            options.DemandModel is >= DemandModel.Normal and <= DemandModel.NegativeBinomial,
            nameof(options.DemandModel),
            "Normal, Poisson or NegativeBinomial",
            options.DemandModel);
        mustBe(options.HoldingCost is >= 0 and <= double.MaxValue, nameof(options.HoldingCost), "a finite number, 0 or more", options.HoldingCost);
    }

    private static void CheckTrialLots(InventoryOptions options, Check mustBe)
    {
        mustBe(options.TrialLotUnits >= 0, nameof(options.TrialLotUnits), "0 or more", options.TrialLotUnits);
        mustBe(options.TrialLotSteadyShare is >= 0 and <= 1, nameof(options.TrialLotSteadyShare), "0 to 1", options.TrialLotSteadyShare);
        mustBe(options.TrialGrowSellThrough is >= 0 and <= 1, nameof(options.TrialGrowSellThrough), "0 to 1", options.TrialGrowSellThrough);
        mustBe(
            options.TrialEndSellThrough >= 0 && options.TrialEndSellThrough <= options.TrialGrowSellThrough,
            nameof(options.TrialEndSellThrough),
            $"0 to {nameof(options.TrialGrowSellThrough)}",
            options.TrialEndSellThrough);
    }

    private static void CheckCover(InventoryOptions options, Check mustBe)
    {
        mustBe(options.LowStockDays is >= 0 and <= double.MaxValue, nameof(options.LowStockDays), "a finite number, 0 or more", options.LowStockDays);
        mustBe(
            options.OverstockDays >= options.LowStockDays && options.OverstockDays <= double.MaxValue,
            nameof(options.OverstockDays),
            $"a finite number, {nameof(options.LowStockDays)} or more",
            options.OverstockDays);
    }

    private static void CheckSourcing(InventoryOptions options, Check mustBe)
    {
        mustBe(options.MaxShipments >= 1, nameof(options.MaxShipments), "1 or more", options.MaxShipments);
        mustBe(options.Shortage is ShortageRule.Partial or ShortageRule.WholeOrder, nameof(options.Shortage), "Partial or WholeOrder", options.Shortage);
    }

    private static void CheckMovement(InventoryOptions options, Check mustBe)
    {
        mustBe(options.SlowTurns is >= 0 and <= double.MaxValue, nameof(options.SlowTurns), "a finite number, 0 or more", options.SlowTurns);
        mustBe(
            options.FastTurns >= options.SlowTurns && options.FastTurns <= double.MaxValue,
            nameof(options.FastTurns),
            $"a finite number, {nameof(options.SlowTurns)} or more",
            options.FastTurns);
        mustBe(options.DeadStockDays >= 1, nameof(options.DeadStockDays), "1 or more", options.DeadStockDays);
    }
}
