#Requires -Version 7.4
#Requires -Modules Tigris, Az.Accounts, Az.Storage

<#
.SYNOPSIS
    Runbook: compares the tenants with a state document in blob storage, and writes the differences beside it.
.DESCRIPTION
    The differences are in the blob drift/<day>.csv of the container, one a row, and the numbers for each tenant in drift/<day>-tenants.csv. Differences
    that the document accepts aren't among them. The runbook sends reads only, so it can run each night.

    The job fails if a tenant can't be read: the blobs then end in .incomplete. It also fails if a setting differs, so that an alert on failed jobs
    reports it. -AllowDrift $true only writes the blobs. A job that fails can be started again: it replaces the blobs.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs the role Storage Blob Data Contributor on the container. The
    provider's key comes from one of three places: a connection asset (-ConnectionName), a credential asset (-CredentialName), or a key vault
    (-VaultName with -ProviderId), where the managed identity needs Key Vault Secrets User.
.PARAMETER StorageAccountName
    The storage account.
.PARAMETER ContainerName
    The container, which must exist.
.PARAMETER DocumentBlob
    The name of the blob with the state document. The name of a CSV file ends in .csv.
.PARAMETER PlanBlob
    The name of the blob with the plans that the document names.
.PARAMETER Mode
    Complete (the default) also reports what the document doesn't name. Named compares only what it names.
.PARAMETER AllowDrift
    $true to end without an error if a setting differs.
.PARAMETER ThrottleLimit
    The number of tenants that are read at once.
.PARAMETER ConnectionName
    A connection asset of the type Tigris.
.PARAMETER CredentialName
    A credential asset. Its user name is the id of the provider, and its password is the signing key.
.PARAMETER VaultName
    The key vault with the signing key.
.PARAMETER SecretName
    The name of the secret with the signing key.
.PARAMETER ProviderId
    The id of the provider, with -VaultName.
.PARAMETER Endpoint
    The address of the management API. The default is the one of the connection asset, or of production.
.PARAMETER UserId
    The id of the acting user. The default is the one of the connection asset, or azure-automation.
.EXAMPLE
    ./Export-DriftToBlob.ps1 -StorageAccountName operations -ContainerName tigris -ConnectionName Tigris

    Compares the whole account with the blob desired/tenants.jsonl.
.EXAMPLE
    ./Export-DriftToBlob.ps1 -StorageAccountName operations -ContainerName tigris -DocumentBlob desired/customers.csv -Mode Named -VaultName keys -ProviderId my-provider

    Compares the rows of the customer database, with the key of a key vault.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialName', Justification = 'The name of an asset.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$StorageAccountName,
    [Parameter(Mandatory)][string]$ContainerName,
    [string]$DocumentBlob = 'desired/tenants.jsonl',
    [string]$PlanBlob = '',
    [ValidateSet('Complete', 'Named')]
    [string]$Mode = 'Complete',
    [bool]$AllowDrift = $false,
    [int]$ThrottleLimit = 16,
    [string]$ConnectionName = '',
    [string]$CredentialName = '',
    [string]$VaultName = '',
    [string]$SecretName = 'tigris-signing-key',
    [string]$ProviderId = '',
    [string]$Endpoint = '',
    [string]$UserId = ''
)

$ErrorActionPreference = 'Stop'

#region Signs in to Azure and Tigris. The code is the same in each runbook, because a runbook is one file.
$null = Disable-AzContextAutosave -Scope Process
$null = Connect-AzAccount -Identity
$provider = @{}
if ($Endpoint) { $provider.Endpoint = $Endpoint }
if ($UserId) { $provider.UserId = $UserId }
if ($ConnectionName) {
    $provider.AutomationConnection = Get-AutomationConnection -Name $ConnectionName
}
else {
    if (-not $UserId) { $provider.UserId = 'azure-automation' }
    $provider.UserRole = 'Admin'
    if ($CredentialName) {
        $provider.Credential = Get-AutomationPSCredential -Name $CredentialName
    }
    elseif ($VaultName -and $ProviderId) {
        $secret = Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName
        if (-not $secret) { throw "The key vault '$VaultName' has no secret '$SecretName'." }
        $provider.ProviderId = $ProviderId
        $provider.SigningKey = $secret.SecretValue
    }
    else {
        throw 'Give -ConnectionName, or -CredentialName, or -VaultName with -ProviderId.'
    }
}
Connect-Tigris @provider
$storage = @{ Container = $ContainerName; Context = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount }
#endregion

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

$day = [datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
$folder = (New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "tigris-$([guid]::NewGuid())")).FullName
try {
    # The extension tells a table from a document.
    $document = Join-Path -Path $folder -ChildPath "document$([IO.Path]::GetExtension($DocumentBlob))"
    $null = Get-AzStorageBlobContent @storage -Blob $DocumentBlob -Destination $document
    $desired = @{ Path = $document; Mode = $Mode; ThrottleLimit = $ThrottleLimit }
    if ($PlanBlob) {
        $desired.PlanPath = Join-Path -Path $folder -ChildPath 'plans.json'
        $null = Get-AzStorageBlobContent @storage -Blob $PlanBlob -Destination $desired.PlanPath
    }

    [Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    $csv = @{ NoTypeInformation = $true; Encoding = 'utf8' }
    $files = @{}
    'drift', 'tenants' | ForEach-Object { $files[$_] = Join-Path -Path $folder -ChildPath "$_.csv" }
    $differences = @(Compare-TigrisTenant @desired -ErrorAction Continue -ErrorVariable failed)
    $differences |
        Select-Object -Property OrganizationId, OrganizationName, Path, Kind, Desired, Actual, CanChange, Command, Line |
        ConvertTo-CsvRow |
        Export-Csv -LiteralPath $files.drift @csv
    $tenants = @($differences | Group-Object -Property OrganizationId -CaseSensitive | Sort-Object -Property Count -Descending)
    $tenants |
        ForEach-Object { [pscustomobject]@{ OrganizationId = $_.Name; Differences = $_.Count } } |
        ConvertTo-CsvRow |
        Export-Csv -LiteralPath $files.tenants @csv

    $ending = if ($failed) { 'csv.incomplete' } else { 'csv' }
    $null = Set-AzStorageBlobContent @storage -File $files.drift -Blob "drift/$day.$ending" -Force
    $null = Set-AzStorageBlobContent @storage -File $files.tenants -Blob "drift/$day-tenants.$ending" -Force
    if ($failed) {
        $unread = @($failed | ForEach-Object { "$($_.TargetObject)" } | Sort-Object -Unique)
        throw "$($unread.Count) tenants could not be read, so the comparison isn't complete: $($unread -join ', ')"
    }
    if ($differences -and -not $AllowDrift) {
        $most = @($tenants | Select-Object -First 10 | ForEach-Object { "$($_.Name) ($($_.Count))" })
        throw "$($differences.Count) settings of $($tenants.Count) tenants differ from '$DocumentBlob': see the blob drift/$day.csv. Most: $($most -join ', ')"
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
    Disconnect-Tigris
}

[pscustomobject]@{
    Day = $day
    Differences = $differences.Count
    Tenants = $tenants.Count
    Blob = "drift/$day.csv"
    TenantBlob = "drift/$day-tenants.csv"
}
