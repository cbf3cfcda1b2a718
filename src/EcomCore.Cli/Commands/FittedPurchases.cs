using EcomCore.Segmentation;

namespace EcomCore.Cli.Commands;

/// <summary>A fit of any of the purchase models.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Model">The model; null when it was refused.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="LogLikelihood">Its log-likelihood.</param>
/// <param name="Customers">How many customers it learnt from.</param>
/// <param name="Explanation">Why it was refused.</param>
internal sealed record FittedPurchases(
    string Name, IPurchaseModel? Model, IReadOnlyList<ModelParameter> Parameters, double LogLikelihood, int Customers, string Explanation)
{
    public static IReadOnlyDictionary<string, PurchaseModelKind> Names { get; } = new Dictionary<string, PurchaseModelKind>(StringComparer.Ordinal)
    {
        ["bgnbd"] = PurchaseModelKind.BgNbd,
        ["mbgnbd"] = PurchaseModelKind.MbgNbd,
        ["paretonbd"] = PurchaseModelKind.ParetoNbd,
    };

    public static FittedPurchases Of(PurchaseModelKind kind, IReadOnlyList<PurchaseHistory> histories) => kind switch
    {
        PurchaseModelKind.BgNbd => Of("bgnbd", BgNbd.Fit(histories)),
        PurchaseModelKind.MbgNbd => Of("mbgnbd", MbgNbd.Fit(histories)),
        _ => Of("paretonbd", ParetoNbd.Fit(histories)),
    };

    private static FittedPurchases Of<TModel>(string name, ModelFit<TModel> fit)
        where TModel : class, IPurchaseModel =>
        new(name, fit.Model, fit.Parameters, fit.LogLikelihood, fit.Customers, fit.Explain());
}
