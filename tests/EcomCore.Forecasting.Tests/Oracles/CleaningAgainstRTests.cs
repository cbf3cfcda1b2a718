using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Missing values and outliers against R's forecast 8.20 (na.interp, tsclean) on four damaged monthly series.</summary>
/// <remarks>Both rest on R's robust stl, from which ours differs by up to 0.15 % of the largest value on some series. So filled values are compared to 0.5 % and replaced ones, which two passes
/// of it shape, to 1.5 %. In AirPassengers, whose season grows with its level, an additive decomposition leaves many residuals near the limit: there R's outliers must be among ours.</remarks>
public sealed class CleaningAgainstRTests
{
    private static readonly string[] Names = ["AirPassengers", "USAccDeaths", "wineind", "gas"];

    [SharedDataFact]
    public void Missing_values_are_filled_as_by_na_interp()
    {
        foreach (var name in Names)
        {
            var (series, rows) = Damaged(name);
            var filled = DemandCleaning.Fill(series);

            Assert.Equal([19, 59], filled.Changes.Select(change => change.Step));
            foreach (var change in filled.Changes)
            {
                var expected = rows[change.Step].Number("na_interp");
                Assert.InRange(change.After, expected * 0.995, expected * 1.005);
            }
        }
    }

    [SharedDataFact]
    public void Outliers_are_those_of_tsclean()
    {
        foreach (var name in Names)
        {
            var (series, rows) = Damaged(name);
            var cleaned = DemandCleaning.Clean(series);
            var ours = cleaned.Changes.Where(change => change.Reason == CleaningReason.Outlier).Select(change => change.Step).ToArray();
            int[] expected = [.. Enumerable.Range(0, rows.Length).Where(t => !double.IsNaN(rows[t].Number("y")) && rows[t].Number("y") != rows[t].Number("tsclean"))];

            if (name == "AirPassengers")
            {
                Assert.All(expected, step => Assert.Contains(step, ours));
                Assert.InRange(ours.Length, expected.Length, expected.Length + 4);
                continue;
            }

            Assert.Equal(expected, ours);
            foreach (var step in expected)
            {
                var value = rows[step].Number("tsclean");
                Assert.InRange(cleaned.Series[step], value * 0.985, value * 1.015);
            }
        }
    }

    private static (DemandSeries Series, IReadOnlyDictionary<string, string>[] Rows) Damaged(string name)
    {
        var rows = CsvRows.Of("oracles/forecasting_r_clean.csv").Where(row => row["series"] == name).ToArray();
        return (DemandSeries.Indexed(rows.Select(row => row.Number("y")), name, seasonalPeriod: 12), rows);
    }
}
