using System;

namespace Tigris.PowerShell;

/// <summary>The settings of a connection besides provider and key; null if the user gave none.</summary>
internal sealed class ConnectionSettings(
    Uri? endpoint, string? userId, UserRole? userRole, Uri? s3Endpoint, int timeoutSec, int maximumRetryCount, int throttleTimeoutSec)
{
    public Uri? Endpoint => endpoint;

    public string? UserId => userId;

    public UserRole? UserRole => userRole;

    public Uri? S3Endpoint => s3Endpoint;

    public TimeSpan Timeout => TimeSpan.FromSeconds(timeoutSec);

    public int MaximumRetryCount => maximumRetryCount;

    public TimeSpan ThrottleTimeout => TimeSpan.FromSeconds(throttleTimeoutSec);
}
