using System.Globalization;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory;

internal sealed class InventoryOptionsValidator : IValidateOptions<InventoryOptions>
{
    public ValidateOptionsResult Validate(string? name, InventoryOptions options)
    {
        var faults = new List<string>();
        MustBe(
            options.Method is >= AllocationMethod.FairShare and <= AllocationMethod.ExpectedProfit,
            nameof(options.Method),
            "FairShare, Priority or ExpectedProfit",
            options.Method);
        MustBe(options.Rounding is >= Rounding.Webster and <= Rounding.Jefferson, nameof(options.Rounding), "Webster, Adams or Jefferson", options.Rounding);
        MustBe(options.ReserveUnits >= 0, nameof(options.ReserveUnits), "0 or more", options.ReserveUnits);
        MustBe(
            options.ReservePercent is >= 0 and <= AllocationPolicy.MaxReservePercent, nameof(options.ReservePercent), "0 to 100", options.ReservePercent);
        MustBe(
            options.DemandModel is >= DemandModel.Normal and <= DemandModel.NegativeBinomial,
            nameof(options.DemandModel),
            "Normal, Poisson or NegativeBinomial",
            options.DemandModel);
        MustBe(options.HoldingCost is >= 0 and <= double.MaxValue, nameof(options.HoldingCost), "a finite number, 0 or more", options.HoldingCost);
        MustBe(options.TrialLotUnits >= 0, nameof(options.TrialLotUnits), "0 or more", options.TrialLotUnits);
        MustBe(options.TrialLotSteadyShare is >= 0 and <= 1, nameof(options.TrialLotSteadyShare), "0 to 1", options.TrialLotSteadyShare);
        MustBe(options.TrialGrowSellThrough is >= 0 and <= 1, nameof(options.TrialGrowSellThrough), "0 to 1", options.TrialGrowSellThrough);
        MustBe(
            options.TrialEndSellThrough >= 0 && options.TrialEndSellThrough <= options.TrialGrowSellThrough,
            nameof(options.TrialEndSellThrough),
            $"0 to {nameof(options.TrialGrowSellThrough)}",
            options.TrialEndSellThrough);
        MustBe(options.LowStockDays is >= 0 and <= double.MaxValue, nameof(options.LowStockDays), "a finite number, 0 or more", options.LowStockDays);
        MustBe(
            options.OverstockDays >= options.LowStockDays && options.OverstockDays <= double.MaxValue,
            nameof(options.OverstockDays),
            $"a finite number, {nameof(options.LowStockDays)} or more",
            options.OverstockDays);
        faults.AddRange(options.Ledger is null ? ["Ledger: expected options, found null."] : options.Ledger.Faults().Select(fault => "Ledger." + fault));
        MustBe(options.MaxShipments >= 1, nameof(options.MaxShipments), "1 or more", options.MaxShipments);
        MustBe(options.Shortage is ShortageRule.Partial or ShortageRule.WholeOrder, nameof(options.Shortage), "Partial or WholeOrder", options.Shortage);
        MustBe(options.SlowTurns is >= 0 and <= double.MaxValue, nameof(options.SlowTurns), "a finite number, 0 or more", options.SlowTurns);
        MustBe(
            options.FastTurns >= options.SlowTurns && options.FastTurns <= double.MaxValue,
            nameof(options.FastTurns),
            $"a finite number, {nameof(options.SlowTurns)} or more",
            options.FastTurns);
        MustBe(options.DeadStockDays >= 1, nameof(options.DeadStockDays), "1 or more", options.DeadStockDays);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void MustBe(bool holds, string option, string expected, object found)
        {
            if (!holds)
            {
                faults.Add(string.Format(CultureInfo.InvariantCulture, "{0}: expected {1}, found {2}.", option, expected, found));
            }
        }
    }
}
