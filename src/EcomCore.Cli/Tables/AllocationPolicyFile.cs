using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads an allocation policy from JSON, strictly: every fault becomes a complaint with its path.</summary>
internal static class AllocationPolicyFile
{
    private static readonly Dictionary<string, AllocationMethod> Methods = new(StringComparer.Ordinal)
    {
        ["fair-share"] = AllocationMethod.FairShare,
        ["priority"] = AllocationMethod.Priority,
        ["expected-profit"] = AllocationMethod.ExpectedProfit,
    };

    private static readonly Dictionary<string, DemandModel> Models = new(StringComparer.Ordinal)
    {
        ["normal"] = DemandModel.Normal,
        ["poisson"] = DemandModel.Poisson,
        ["negative-binomial"] = DemandModel.NegativeBinomial,
    };

    private static readonly Dictionary<string, Rounding> Roundings = new(StringComparer.Ordinal)
    {
        ["webster"] = Rounding.Webster,
        ["adams"] = Rounding.Adams,
        ["jefferson"] = Rounding.Jefferson,
    };

    public static AllocationPolicy? Read(string path, Complaints complaints)
    {
        if (TextFile.Read(path, complaints) is not { } text)
        {
            return null;
        }

        var faults = new List<JsonFault>();
        var policy = JsonForm.Read(text, faults) is { } form ? From(form) : null;
        foreach (var fault in faults)
        {
            complaints.Add(path, fault.ToString());
        }

        return faults.Count == 0 ? policy : null;
    }

    private static AllocationPolicy From(JsonForm form)
    {
        var method = form.OneOf("method", Methods.Keys, required: false) ?? "fair-share";
        var rounding = form.OneOf("rounding", Roundings.Keys, required: false) ?? "webster";
        var units = form.Whole("reserve_units", 0, long.MaxValue, required: false) ?? 0;
        var percent = form.Number("reserve_percent", 0, 100, required: false) ?? 0;
        var model = form.OneOf("demand_model", Models.Keys, required: false) ?? "normal";
        var holding = form.Number("holding_cost", 0, double.MaxValue, required: false) ?? 0;
        form.Close();
        return new AllocationPolicy(Methods[method], Roundings[rounding], units, (decimal)percent, Models[model], holding);
    }
}
