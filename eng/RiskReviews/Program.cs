using EcomCore.RiskReviews;

// What keyword rules do on real reviews: how many false hits context takes away, and how fast they are found.
if (args is not [("context" or "speed" or "windows") and var verb, var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project eng/RiskReviews -- context|speed|windows FOLDER");
    Console.Error.WriteLine("FOLDER has keywords_risk_zh.csv, keywords_dense_zh.txt, zh_negators.txt, online_shopping_10_cats.csv and waimai_10k.csv.");
    return 2;
}

switch (verb)
{
    case "context":
        ContextReport.Write(LabelledReviews.Read(folder), folder);
        break;
    case "speed":
        SpeedReport.Write([.. LabelledReviews.Read(folder).Select(review => review.Text)], folder);
        break;
    default:
        WindowReport.Write();
        break;
}

return 0;
