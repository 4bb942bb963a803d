using System;

namespace Tigris.PowerShell;

/// <summary>What a connection is made with besides provider and key; null where the user gave nothing.</summary>
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
