using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Segmentation;

/// <summary>What fitting a model gave: the model, or why there is none. Immutable.</summary>
/// <typeparam name="TModel">The model.</typeparam>
public sealed class ModelFit<TModel>
    where TModel : class
{
    internal ModelFit(FitRefusal refusal, int customers)
    {
        Refusal = refusal;
        Customers = customers;
        LogLikelihood = double.NaN;
        Parameters = [];
        Trace = [];
    }

    internal ModelFit(TModel model, ModelParameter[] parameters, int customers)
    {
        Model = model;
        Customers = customers;
        Parameters = Array.AsReadOnly(parameters);
        Trace = [];
    }

    /// <summary>Gets the model; null when it was refused.</summary>
    public TModel? Model { get; }

    /// <summary>Gets why there is no model; <see cref="FitRefusal.None"/> when there is one.</summary>
    public FitRefusal Refusal { get; }

    /// <summary>Gets a value indicating whether there is a model.</summary>
    [MemberNotNullWhen(true, nameof(Model))]
    public bool IsFitted => Model is not null;

    /// <summary>Gets the parameters in the order of the literature; empty without a model.</summary>
    public IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>Gets the logarithm of the likelihood; NaN without a model.</summary>
    public double LogLikelihood { get; internal init; }

    /// <summary>Gets the number of customers that the fit used.</summary>
    public int Customers { get; }

    /// <summary>Gets the number of different histories among them; equal ones are computed once.</summary>
    public int DistinctHistories { get; internal init; }

    /// <summary>Gets the log-likelihood after every step of the search; it never falls.</summary>
    public IReadOnlyList<double> Trace { get; internal init; }

    /// <summary>Gets the parameters that the data do not determine: the likelihood hardly changes along them. What the model expects may still be sound.</summary>
    public IEnumerable<ModelParameter> Undetermined => Parameters.Where(parameter => !parameter.IsDetermined);

    /// <summary>Says in a sentence why there is no model; empty when there is one.</summary>
    /// <returns>The sentence.</returns>
    public string Explain() => Refusal switch
    {
        FitRefusal.NoCustomers => "There are no customers to fit to.",
        FitRefusal.NoRepeats => "No customer bought a second time, so nothing tells how often customers come back.",
        FitRefusal.NoVariation => "All customers are equal, so nothing tells how they differ.",
        FitRefusal.NoMaximum => "The likelihood has no maximum that could be found: the search did not come to rest.",
        FitRefusal.TooFewRepeats => "Fewer customers bought a second time than the model has parameters.",
        FitRefusal.AtTheEdge => "The likelihood rises until several parameters are as good as 0 or infinite: these customers do not buy as the model says, or are too few to tell.",
        FitRefusal.NoSpend => "No customer has a repeat purchase that brought money.",
        _ => string.Empty,
    };
}
