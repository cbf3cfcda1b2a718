using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Segmentation.Tests;

public sealed class RPackageTests
{
    [SharedDataFact]
    public void All_customers_score_in_five_bins_as_in_R() => AssertAsInR("segmentation_r_rfm_table_order_default.csv", bins: 5);

    [SharedDataFact]
    public void All_customers_score_in_three_bins_as_in_R() => AssertAsInR("segmentation_r_rfm_table_order_3bins.csv", bins: 3);

    private static void AssertAsInR(string file, int bins)
    {
        var expected = RPackage.Reference(file).Select(row => new RfmRow(
            row("customer_id"),
            Whole(row("recency_days")),
            Whole(row("transaction_count")),
            Whole(row("amount")),
            Whole(row("recency_score")),
            Whole(row("frequency_score")),
            Whole(row("monetary_score")))).ToList();

        var table = Rfm.Score(RPackage.Orders(), RPackage.AsOf, RfmOptions.Of(bins, RfmMethod.R));

        Assert.Equal(995, expected.Count);
        Assert.Equal(expected.OrderBy(row => row.CustomerId, StringComparer.Ordinal), table.OrderBy(row => row.CustomerId, StringComparer.Ordinal));
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
