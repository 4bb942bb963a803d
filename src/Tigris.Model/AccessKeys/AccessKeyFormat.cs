namespace Tigris;

/// <summary>The format of a file that access keys are written to.</summary>
public enum AccessKeyFormat
{
    /// <summary>A section of the credentials file of the AWS command line and SDKs, which other tools read too.</summary>
    AwsProfile,

    /// <summary>A .env file, for applications that read their settings from environment variables.</summary>
    DotEnv,

    /// <summary>A remote in the configuration of rclone.</summary>
    Rclone,

    /// <summary>A Terraform variable definitions file (.tfvars) with one map.</summary>
    Terraform,

    /// <summary>An array of objects, for scripts.</summary>
    Json,
}
