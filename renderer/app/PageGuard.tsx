import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { i18n } from '../i18n/index';
import { EmptyState } from '../ui/EmptyState';

/** Keeps a page that breaks from taking the frame with it: the rail, the lock and the other pages still work. */
export class PageGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          title={i18n.t('pageBroke', { ns: 'shell' })}
          action={
            <Button variant="default" onClick={() => this.setState({ isBroken: false })}>
              {i18n.t('reopenPage', { ns: 'shell' })}
            </Button>
          }
        >
          {i18n.t('pageBrokeText', { ns: 'shell' })}
        </EmptyState>
      </div>
    );
  }
}
