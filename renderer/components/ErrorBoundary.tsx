import { Component } from 'react';
import type { ReactNode } from 'react';
import { FailureNotice } from './FailureNotice';

interface ErrorBoundaryProps {
  /** What stands inside, to be named when it fails. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps the failure of one view from taking the window with it, and offers to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <FailureNotice
        title={`${this.props.name} could not be shown.`}
        message={this.state.message}
        onRetry={() => {
          this.setState({ message: null });
        }}
      />
    );
  }
}
