using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Segmentation.Tests;

/// <summary>The sample orders of the R package rfm, and what its version 0.3.0 makes of them.</summary>
internal static class RPackage
{
    public static readonly LocalDate AsOf = new(2006, 12, 31);

    public static IEnumerable<OrderLine> Orders() =>
        from row in Rows("data/customers/r_rfm_orders.csv")
        select new OrderLine(row[0], LocalDatePattern.Iso.Parse(row[1]).Value, decimal.Parse(row[2], CultureInfo.InvariantCulture));

    /// <summary>A reference table, with its columns by name.</summary>
    public static IEnumerable<Func<string, string>> Reference(string file)
    {
        var rows = Rows($"oracles/{file}", withHeader: true).ToList();
        return rows.Skip(1).Select(row => (Func<string, string>)(column => row[Array.IndexOf(rows[0], column)]));
    }

    private static IEnumerable<string[]> Rows(string path, bool withHeader = false) =>
        File.ReadLines(EcomCore.Tests.SharedData.PathOf(path)).Skip(withHeader ? 0 : 1).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray());
}
