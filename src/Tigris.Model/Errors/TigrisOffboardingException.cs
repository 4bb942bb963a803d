namespace Tigris;

/// <summary>A tenant's offboarding must not go on, or did not come to its end.</summary>
public sealed class TigrisOffboardingException : TigrisException
{
    /// <summary>Says what stands in the way.</summary>
    /// <param name="errorId">A stable name of it: <c>BucketsLeft</c>.</param>
    /// <param name="message">What was found.</param>
    /// <param name="organizationId">Of which tenant.</param>
    public TigrisOffboardingException(string errorId, string message, string organizationId)
        : base(message)
    {
        ErrorId = errorId;
        OrganizationId = organizationId;
    }

    /// <summary>A stable name of what stands in the way.</summary>
    public string ErrorId { get; }

    /// <summary>The tenant.</summary>
    public string OrganizationId { get; }
}
