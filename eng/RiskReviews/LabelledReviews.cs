using System.Text;

namespace EcomCore.RiskReviews;

/// <summary>Reads the two files of reviews: the last column is the text, the one before it the label.</summary>
internal static class LabelledReviews
{
    public static IReadOnlyList<LabelledReview> Read(string folder)
    {
        var reviews = new List<LabelledReview>();
        foreach (var name in new[] { "online_shopping_10_cats.csv", "waimai_10k.csv" })
        {
            foreach (var row in Rows(File.ReadAllText(Path.Combine(folder, name))).Skip(1).Where(row => row.Count >= 2))
            {
                reviews.Add(new LabelledReview(row[^2] == "1", row[^1]));
            }
        }

        return reviews;
    }

    private static IEnumerable<List<string>> Rows(string csv)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (c == '"')
            {
                if (quoted && i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    cell.Append(csv[++i]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }
}
