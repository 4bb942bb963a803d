namespace Tigris;

/// <summary>The exception for an offboarding that must not continue, or didn't complete.</summary>
public sealed class TigrisOffboardingException : TigrisException
{
    /// <summary>Creates an exception for a tenant.</summary>
    /// <param name="errorId">A stable name of the obstacle: <c>BucketsLeft</c>.</param>
    /// <param name="message">The finding.</param>
    /// <param name="organizationId">The tenant.</param>
    public TigrisOffboardingException(string errorId, string message, string organizationId)
        : base(message)
    {
        ErrorId = errorId;
        OrganizationId = organizationId;
    }

    /// <summary>A stable name of the obstacle.</summary>
    public string ErrorId { get; }

    /// <summary>The tenant.</summary>
    public string OrganizationId { get; }
}
