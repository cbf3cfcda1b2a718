using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Inventory.Tests;

public sealed class GuaranteedServiceTests
{
    [Fact]
    public void A_chain_of_three_keeps_its_stock_where_it_is_cheap()
    {
        // Snyder and Shen, example 6.3: raw material at 2 covers the supplier's day and its own; the shop promises a day, its processing time.
        var plan = GuaranteedServiceModel.Optimize(
        [
            new("raw", 1, 2, supplierTime: 1, supplies: ["half"]),
            new("half", 0, 4, supplies: ["shop"]),
            new("shop", 1, 7, demandStdDev: 1, promisedTime: 1),
        ]);

        Assert.Equal(2 * Math.Sqrt(2), plan.Cost, 12);
        Assert.Equal([0, 0, 1], plan.Stages.Select(stage => stage.ServiceTime));
        Assert.Equal([2, 0, 0], plan.Stages.Select(stage => stage.CoveredTime));
    }

    [SharedDataFact]
    public void Every_tree_of_the_oracles_has_its_cost_and_promises()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/inventory.json")));
        var trees = document.RootElement.GetProperty("gsm").EnumerateArray().Where(row => row.TryGetProperty("nodes", out _)).ToArray();
        Assert.Equal(3, trees.Length);
        foreach (var tree in trees)
        {
            var overrides = tree.GetProperty("override_external_outbound_cst");
            var plan = GuaranteedServiceModel.Optimize([.. tree.GetProperty("nodes").EnumerateArray().Select(node => StageOf(node, overrides))]);
            Assert.Equal(tree.GetProperty("expected_cost").GetDouble(), plan.Cost, 5e-8);
            foreach (var expected in tree.GetProperty("expected_cst").EnumerateObject())
            {
                Assert.Equal(expected.Value.GetInt32(), plan.Stages.Single(stage => stage.Name == expected.Name).ServiceTime);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void It_is_the_best_of_all_promises(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 6; round++)
        {
            var stages = RandomTree(random, 2 + random.Next(3));
            Assert.Equal(CheapestByTrying(stages), GuaranteedServiceModel.Optimize(stages).Cost, 1e-9);
        }
    }

    [Fact]
    public void Only_a_tree_is_taken()
    {
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => GuaranteedServiceModel.Optimize([new("a", 1, 1), new("b", 1, 1)])).Message, StringComparison.Ordinal);
        Assert.Contains("circle", Assert.Throws<ArgumentException>(() => GuaranteedServiceModel.Optimize(
            [new("a", 1, 1, supplies: ["b", "c"]), new("b", 1, 1, supplies: ["c"]), new("c", 1, 1)])).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => GuaranteedServiceModel.Optimize([new("a", 1, 1, supplies: ["x"])])).Message, StringComparison.Ordinal);
        Assert.Contains("again", Assert.Throws<ArgumentException>(() => GuaranteedServiceModel.Optimize([new("a", 1, 1), new("a", 1, 1)])).Message, StringComparison.Ordinal);
        Assert.Contains("2001", Assert.Throws<ArgumentException>(() => GuaranteedServiceModel.Optimize(
            [new("a", 2000, 1, supplies: ["b"]), new("b", 1, 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GuaranteedServiceModel.Optimize([]));
    }

    private static ServiceStage StageOf(JsonElement node, JsonElement overrides)
    {
        var name = node.GetProperty("id").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var promised = overrides.ValueKind == JsonValueKind.Object && overrides.TryGetProperty(name, out var changed) ? changed.GetInt32() : Whole("external_outbound_cst");
        return new ServiceStage(
            name,
            Whole("processing_time")!.Value,
            node.GetProperty("local_holding_cost").GetDouble(),
            node.GetProperty("demand_sd") is { ValueKind: JsonValueKind.Number } deviation ? deviation.GetDouble() : 0,
            promised,
            Whole("external_inbound_cst") ?? 0,
            node.GetProperty("demand_bound_constant").GetDouble(),
            node.GetProperty("successors").EnumerateArray().Select(next => next.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture)));

        int? Whole(string property) => node.GetProperty(property) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
    }

    private static ServiceStage[] RandomTree(Random random, int count)
    {
        // Each later stage is linked to an earlier one, in either direction.
        var supplies = Enumerable.Range(0, count).Select(_ => new List<string>()).ToArray();
        for (var k = 1; k < count; k++)
        {
            var other = random.Next(k);
            var (from, to) = random.Next(2) == 0 ? (k, other) : (other, k);
            supplies[from].Add($"n{to}");
        }

        return [.. supplies.Select((to, k) => new ServiceStage(
            $"n{k}", random.Next(4), 1 + random.Next(5), random.Next(3), to.Count == 0 || random.Next(4) == 0 ? random.Next(3) : null, random.Next(3), 1.5, to))];
    }

    private static double CheapestByTrying(ServiceStage[] stages)
    {
        const int Longest = 14;
        var number = stages.Select((stage, k) => (stage.Name, k)).ToDictionary(p => p.Name, p => p.k);
        var deviation = new double[stages.Length];
        double VarianceOf(int k) => Math.Pow(stages[k].DemandStdDev, 2) + stages[k].Supplies.Sum(name => VarianceOf(number[name]));
        for (var k = 0; k < stages.Length; k++)
        {
            deviation[k] = Math.Sqrt(VarianceOf(k));
        }

        // Costs rise with the inbound time, so each stage takes the longest promise of its suppliers.
        var best = double.PositiveInfinity;
        var times = new int[stages.Length];
        Try(0);
        return best;

        void Try(int k)
        {
            if (k < stages.Length)
            {
                for (times[k] = 0; times[k] <= (stages[k].PromisedTime ?? (stages[k].Supplies.Count == 0 ? 0 : Longest)); times[k]++)
                {
                    Try(k + 1);
                }

                return;
            }

            var cost = 0.0;
            for (var j = 0; j < stages.Length && cost < best; j++)
            {
                var inbound = Math.Max(stages[j].SupplierTime, stages.Where(stage => stage.Supplies.Contains(stages[j].Name)).Select(stage => times[number[stage.Name]]).DefaultIfEmpty(0).Max());
                var covered = inbound + stages[j].ProcessingTime - times[j];
                cost += covered < 0 ? double.PositiveInfinity : stages[j].HoldingCost * stages[j].SafetyFactor * deviation[j] * Math.Sqrt(covered);
            }

            best = Math.Min(best, cost);
        }
    }
}
