namespace EcomCore.Sku;

/// <summary>A schema was refused; <see cref="Faults"/> says everything that is wrong with it.</summary>
public sealed class SkuSchemaException : FormatException
{
    /// <summary>Creates the exception.</summary>
    public SkuSchemaException()
        : this("The schema is not valid.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public SkuSchemaException(string message)
        : base(message) => Faults = [];

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public SkuSchemaException(string message, Exception innerException)
        : base(message, innerException) => Faults = [];

    internal SkuSchemaException(IReadOnlyList<SkuSchemaFault> faults)
        : base(string.Join("\n", faults)) => Faults = faults;

    /// <summary>Gets every fault, in the order of the description.</summary>
    public IReadOnlyList<SkuSchemaFault> Faults { get; }
}
